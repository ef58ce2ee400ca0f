using Matching.Domain;
using Matching.Interchange;
using Matching.Store;

namespace Matching.Service;

/// <summary>The first start on an empty machine: something to ask about.</summary>
internal static class SampleFill
{
    /// <summary>The first enterprise of every sample world; real data that holds it is not to be expected.</summary>
    private static readonly EnterpriseId SampleEnterprise = new("SE000001");

    /// <summary>Fills an empty store with the built-in sample world where that was asked for. Says so, now and at every later start.</summary>
    /// <param name="store">The store; nothing is written to it unless it is empty.</param>
    /// <param name="options">Say whether a sample is wanted.</param>
    /// <param name="logger">Told what the store holds.</param>
    /// <param name="cancellation">Undoes the filling.</param>
    public static void WhenEmpty(MatchingStore store, ServiceOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (store.Catalogue.Count() is not (0, 0))
        {
            if (options.SampleWhenEmpty && store.Catalogue.FindEnterprise(SampleEnterprise) is not null)
            {
                StartLog.HoldsSample(logger);
            }
        }
        else if (options.SampleWhenEmpty)
        {
            Fill(store, logger, cancellation);
        }
        else
        {
            StartLog.Empty(logger, store.Path);
        }
    }

    private static void Fill(MatchingStore store, ILogger logger, CancellationToken cancellation)
    {
        var world = new SampleWorld(new SampleWorldOptions());
        using var import = store.BeginImport(by: AuditOrigin.Service with { Action = "fill with sample" });
        Put(world.Enterprises(), import.Put, cancellation);
        Put(world.Institutions(), import.Put, cancellation);
        Put(world.Engagements(), import.Put, cancellation);
        import.Commit();
        StartLog.FilledWithSample(logger, world.Options.Enterprises, world.Options.Institutions, world.Options.Engagements);
    }

    private static void Put<T>(IEnumerable<T> rows, Func<T, UpsertResult> put, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (put(row) is { IsRejected: true } rejected)
            {
                throw new InvalidOperationException($"The built-in sample holds a row the store rejects: {rejected.Column} {rejected.Reason}.");
            }
        }
    }
}
