using Grpc.Core;
using Grpc.Net.Client;
using Matching.Domain;
using Matching.V1;
using Institution = Matching.V1.Institution;
using InstitutionKind = Matching.V1.InstitutionKind;

namespace Matching.Stress.Kills;

/// <summary>ImportCatalog of the same institutions under a new name each time: all of them bear the name of one import, never of two.</summary>
internal sealed class ImportWriter(KillCounts counts, string prefix) : IWriter
{
    private const int Members = 30;

    private int _done;
    private int? _lost;
    private long _revision;

    /// <inheritdoc/>
    public int OneLifeIn => 2;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var client = new CatalogueService.CatalogueServiceClient(channel);
        while (!cancellation.IsCancellationRequested)
        {
            var import = (_lost ?? _done) + 1;
            var fate = await Caller.CallAsync(counts, () => ImportAsync(client, import));
            _lost = fate == Fate.Unknown ? import : null;
            _done = fate == Fate.Acknowledged ? import : _done;
            if (fate == Fate.Unknown)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store)
    {
        var imports = Enumerable.Range(0, Members)
            .Select(i => store.Store.Catalogue.FindInstitution(new InstitutionId($"{prefix}-{i}"))?.Name)
            .Distinct()
            .ToList();
        var expected = new[] { _done, _lost ?? _done }.Select(import => import == 0 ? null : NameOf(import)).ToList();
        if (imports is not [var only] || !expected.Contains(only))
        {
            throw new BrokenPromiseException(
                $"after import {_done} (lost: {_lost?.ToString() ?? "none"}) the members of {prefix} bear the names: {string.Join(", ", imports.Select(name => name ?? "none"))}");
        }

        if (_lost is { } lost)
        {
            counts.Found(only == NameOf(lost));
            _done = only == NameOf(lost) ? lost : _done;
            _lost = null;
        }

        if (store.Store.DataRevision < _revision)
        {
            throw new BrokenPromiseException($"data revision {_revision} was answered and the store is at {store.Store.DataRevision}");
        }
    }

    private string NameOf(int import) => $"Member of {prefix} by import {import}";

    private async Task ImportAsync(CatalogueService.CatalogueServiceClient client, int import)
    {
        using var call = client.ImportCatalog(Caller.Options);
        try
        {
            for (var i = 0; i < Members; i++)
            {
                var institution = new Institution
                {
                    Name = $"institutions/{prefix}-{i}",
                    DisplayName = NameOf(import),
                    CountryCode = "KE",
                    Kind = InstitutionKind.Company,
                };
                await call.RequestStream.WriteAsync(new ImportCatalogRequest { Institution = institution });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The answer below says why it could not be written.
        }

        var answer = await call.ResponseAsync;
        _revision = Math.Max(_revision, answer.DataRevision);
        if (answer.Institutions.Inserted + answer.Institutions.Updated != Members)
        {
            throw new BrokenPromiseException($"import {import} of {prefix} was answered {answer}");
        }
    }
}
