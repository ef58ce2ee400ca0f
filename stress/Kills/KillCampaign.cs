using Grpc.Net.Client;
using Matching.Stress.Running;
using Matching.Stress.Worlds;

namespace Matching.Stress.Kills;

/// <summary>Kills the service at random moments under concurrent writes, and looks after each kill whether every promise was kept.</summary>
internal sealed class KillCampaign
{
    private const int ProgressEvery = 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly StressWorld _world;
    private readonly KillOptions _options;
    private readonly TextWriter _progress;
    private readonly Random _random;
    private readonly KillCounts _counts = new();
    private readonly IReadOnlyList<IWriter> _writers;
    private int _killedStarting;

    /// <summary>Prepares a campaign.</summary>
    /// <param name="world">Where to write.</param>
    /// <param name="options">How often, and when.</param>
    /// <param name="progress">Told how far it is.</param>
    public KillCampaign(StressWorld world, KillOptions options, TextWriter progress)
    {
        (_world, _options, _progress) = (world, options, progress);
        _random = new Random(options.Seed);
        _writers =
        [
            new EventWriter(world, _counts, "unary-a"),
            new EventWriter(world, _counts, "unary-b"),
            new EventStreamWriter(world, _counts, "stream"),
            new EditWriter(_counts, "edit-a"),
            new EditWriter(_counts, "edit-b"),
            new ImportWriter(_counts, "import"),
            new ActivationWriter(world, _counts),
            new PublishWriter(_counts, "publish"),
        ];
    }

    /// <summary>Runs it, up to the first promise that is broken.</summary>
    public async Task<KillReport> RunAsync(CancellationToken cancellation)
    {
        var kills = 0;
        try
        {
            while (kills < _options.Count && !cancellation.IsCancellationRequested)
            {
                await OneLifeAsync(cancellation);
                kills++;
                Check(everything: kills == _options.Count);
                if (kills % ProgressEvery == 0)
                {
                    await _progress.WriteLineAsync($"… {kills} kills, {_counts.Acknowledged} writes acknowledged, {_counts.Unknown} cut off");
                }
            }

            return new KillReport(kills, _killedStarting, _counts, null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped by Ctrl-C: what was seen so far counts. The last service was ended by it, too.
            return new KillReport(kills, _killedStarting, _counts, null);
        }
        catch (BrokenPromiseException broken)
        {
            return new KillReport(kills, _killedStarting, _counts, $"{broken.Message} (kill {kills}, seed {_options.Seed})");
        }
    }

    private async Task OneLifeAsync(CancellationToken cancellation)
    {
        await using var service = ServiceProcess.Start("--db", _world.Database, "--models", _world.ModelsFolder);
        if (_random.Next(_options.OneStartIn) == 0)
        {
            _killedStarting++;
            await Task.Delay(_random.NextDouble() * _options.LongestStart, TimeProvider.System, cancellation);
            await service.KillAsync();
            return;
        }

        using var channel = GrpcChannel.ForAddress(await service.ListeningAsync());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = _writers.Where(writer => _random.Next(writer.OneLifeIn) == 0).Select(writer => Task.Run(() => writer.WriteAsync(channel, over.Token), CancellationToken.None)).ToList();
        if (_random.Next(2) == 0)
        {
            // The other half of the lives may end before the service has answered anything.
            await FirstAnswerAsync(cancellation);
        }

        await Task.Delay(_random.NextDouble() * _options.LongestLife, TimeProvider.System, cancellation);
        await service.KillAsync();
        await over.CancelAsync();
        await Task.WhenAll(writing).WaitAsync(Caller.Patience, CancellationToken.None);
        if (service.Log.Errors is [var first, ..])
        {
            throw new BrokenPromiseException($"the service logged an error: {first}");
        }
    }

    private async Task FirstAnswerAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Caller.Patience);
        for (var before = _counts.Acknowledged; _counts.Acknowledged == before;)
        {
            await Task.Delay(Look, TimeProvider.System, patience.Token);
        }
    }

    private void Check(bool everything)
    {
        using var store = StoppedStore.Open(_world.Database, _world.ModelsFolder);
        store.CheckWhole();
        foreach (var writer in _writers)
        {
            if (everything)
            {
                writer.CheckAll(store);
            }
            else
            {
                writer.Check(store);
            }
        }
    }
}
