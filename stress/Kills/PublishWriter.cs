using Grpc.Net.Client;
using Matching.Domain;
using Matching.V1;
using Operation = Matching.V1.Operation;
using OperationState = Matching.Domain.OperationState;

namespace Matching.Stress.Kills;

/// <summary>PublishRankings, and waits for its end: an operation that was taken is known ever after, and one that ended stays ended.</summary>
internal sealed class PublishWriter(KillCounts counts, string prefix) : IWriter
{
    private const int MostRemembered = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, OperationState?> _taken = [];
    private readonly Queue<string> _order = new();
    private int _number;
    private string? _lost;
    private long _generation;

    /// <inheritdoc/>
    public int OneLifeIn => 4;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var models = new ModelService.ModelServiceClient(channel);
        var operations = new OperationService.OperationServiceClient(channel);
        var requestId = _lost ?? $"{prefix}-{_number++}";
        var operation = new Operation();
        var fate = await Caller.CallAsync(counts, async () => operation = await models.PublishRankingsAsync(new PublishRankingsRequest { RequestId = requestId }, Caller.Options));
        _lost = fate == Fate.Unknown ? requestId : null;
        if (fate == Fate.Acknowledged)
        {
            Remember(operation);
        }

        while (fate == Fate.Acknowledged && !operation.Done && !cancellation.IsCancellationRequested)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            fate = await Caller.CallAsync(counts, async () => operation = await operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, Caller.Options));
            Remember(operation);
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store)
    {
        foreach (var (name, state) in _taken)
        {
            var found = store.Store.Operations.Find(new OperationId(name["operations/".Length..]))
                ?? throw new BrokenPromiseException($"{name} was taken and is not there");
            if (state is { } ended && found.State != ended)
            {
                throw new BrokenPromiseException($"{name} had ended as {ended} and is {found.State}");
            }
        }

        if ((store.Store.Rankings.Current()?.Number ?? 0) < _generation)
        {
            throw new BrokenPromiseException($"generation {_generation} was published and the current one is {store.Store.Rankings.Current()?.Number.ToString() ?? "none"}");
        }
    }

    private void Remember(Operation operation)
    {
        if (!_taken.ContainsKey(operation.Name))
        {
            _order.Enqueue(operation.Name);
        }

        // The service keeps the newest 500 that ended.
        if (_order.Count > MostRemembered)
        {
            _taken.Remove(_order.Dequeue());
        }

        _taken[operation.Name] = operation.Done ? (OperationState)operation.Metadata.Unpack<OperationMetadata>().State : null;
        if (operation.ResultCase == Operation.ResultOneofCase.Response)
        {
            _generation = Math.Max(_generation, operation.Response.Unpack<PublishRankingsResponse>().Generation);
        }
    }
}
