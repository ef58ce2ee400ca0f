using Grpc.Net.Client;
using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Kills;

/// <summary>RecordEvents, one batch after another. A batch whose answer was lost is sent again in the next life, as a client does.</summary>
internal sealed class EventWriter(StressWorld world, KillCounts counts, string prefix) : IWriter
{
    private readonly EventLedger _ledger = new(prefix, counts);
    private string? _lost;

    /// <inheritdoc/>
    public int OneLifeIn => 1;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var client = new FeedbackService.FeedbackServiceClient(channel);
        while (!cancellation.IsCancellationRequested)
        {
            var batch = _lost ?? _ledger.Next();
            var fate = await Caller.CallAsync(counts, () => RecordAsync(client, batch));
            _ledger.Add(batch, fate);
            _lost = fate == Fate.Unknown ? batch : null;
            if (fate == Fate.Unknown)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store) => _ledger.Check(store);

    /// <inheritdoc/>
    public void CheckAll(StoppedStore store) => _ledger.CheckAll(store);

    private async Task RecordAsync(FeedbackService.FeedbackServiceClient client, string batch)
    {
        var request = new RecordEventsRequest();
        request.Events.AddRange(EventMessages.Of(world, batch));
        var answer = await client.RecordEventsAsync(request, Caller.Options);
        var repeated = _ledger.WasThere(batch) == true ? EventLedger.BatchSize : 0;
        if ((answer.RecordedCount, answer.RepeatedCount) != (EventLedger.BatchSize - repeated, repeated))
        {
            throw new BrokenPromiseException(
                $"batch {batch}, {(repeated > 0 ? "there already" : "new")}, was answered {answer.RecordedCount} recorded, {answer.RepeatedCount} repeated");
        }
    }
}
