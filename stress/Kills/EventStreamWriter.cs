using Grpc.Core;
using Grpc.Net.Client;
using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Kills;

/// <summary>StreamEvents, one stream of batches after another: each batch lands whole, and none before the one sent before it.</summary>
internal sealed class EventStreamWriter(StressWorld world, KillCounts counts, string prefix) : IWriter
{
    private const int BatchesOfAStream = 25;

    private readonly EventLedger _ledger = new(prefix, counts);
    private IReadOnlyList<string> _lost = [];

    /// <inheritdoc/>
    public int OneLifeIn => 1;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var client = new FeedbackService.FeedbackServiceClient(channel);
        while (!cancellation.IsCancellationRequested)
        {
            var batches = Enumerable.Range(0, BatchesOfAStream).Select(_ => _ledger.Next()).ToList();
            var fate = await Caller.CallAsync(counts, () => StreamAsync(client, batches));

            // A refusal says only that one batch was not taken: those before it are recorded.
            fate = fate == Fate.Refused ? Fate.Unknown : fate;
            batches.ForEach(batch => _ledger.Add(batch, fate));
            if (fate == Fate.Unknown)
            {
                _lost = batches;
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store)
    {
        _ledger.Check(store);
        if (_lost.SkipWhile(batch => _ledger.WasThere(batch) == true).FirstOrDefault(batch => _ledger.WasThere(batch) == true) is { } ahead)
        {
            throw new BrokenPromiseException($"batch {ahead} of a stream is there, and one sent before it is not");
        }
    }

    /// <inheritdoc/>
    public void CheckAll(StoppedStore store) => _ledger.CheckAll(store);

    private async Task StreamAsync(FeedbackService.FeedbackServiceClient client, List<string> batches)
    {
        using var call = client.StreamEvents(Caller.Options);
        try
        {
            foreach (var batch in batches)
            {
                var request = new StreamEventsRequest();
                request.Events.AddRange(EventMessages.Of(world, batch));
                await call.RequestStream.WriteAsync(request);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The answer below says why it could not be written.
        }

        var answer = await call.ResponseAsync;
        if (answer.RecordedCount != batches.Count * EventLedger.BatchSize)
        {
            throw new BrokenPromiseException($"a stream of {batches.Count} new batches was answered {answer.RecordedCount} events recorded");
        }
    }
}
