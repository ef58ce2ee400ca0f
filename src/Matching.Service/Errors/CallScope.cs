using Grpc.Core;

namespace Matching.Service;

/// <summary>What belongs to one call: its request id, and the token that ends it.</summary>
internal sealed class CallScope : IDisposable
{
    /// <summary>The header a caller may name its request by, and reads it back from.</summary>
    public const string RequestIdHeader = "x-request-id";

    private static readonly object Key = new();

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenSource _limit;
    private readonly DateTime _deadline;
    private readonly TimeProvider _time;

    private CallScope(string requestId, ServerCallContext context, TimeProvider time, TimeSpan longest)
    {
        RequestId = requestId;
        _time = time;
        _deadline = context.Deadline;
        _limit = new CancellationTokenSource(longest, time);
        _source = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _limit.Token);
    }

    /// <summary>The caller's id for this call if it gave a usable one, otherwise a new one.</summary>
    public string RequestId { get; }

    /// <summary>Ends when the caller cancels or goes away, when its deadline passes, and when the call has taken the longest it may.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether time ran out, as opposed to the caller having gone.</summary>
    public bool DeadlinePassed => _limit.IsCancellationRequested || _time.GetUtcNow().UtcDateTime >= _deadline;

    /// <summary>Begins a call and answers its request id in the response headers.</summary>
    /// <param name="context">The call.</param>
    /// <param name="time">The clock.</param>
    /// <param name="longest">The longest the call may take.</param>
    public static CallScope Begin(ServerCallContext context, TimeProvider time, TimeSpan longest)
    {
        var id = RequestIdOf(context.RequestHeaders.GetValue(RequestIdHeader), time);
        var response = context.GetHttpContext().Response;
        if (!response.HasStarted)
        {
            // Otherwise the call was answered already: its deadline passed before its turn came.
            response.Headers[RequestIdHeader] = id;
        }

        var scope = new CallScope(id, context, time, longest);
        context.UserState[Key] = scope;
        return scope;
    }

    /// <summary>A caller's id for its call if it is usable, otherwise a new one.</summary>
    /// <param name="asked">What the caller gave.</param>
    /// <param name="time">The clock.</param>
    public static string RequestIdOf(string? asked, TimeProvider time) =>
        asked is not null && Domain.IdentifierRules.IsValid(asked) ? asked : Guid.CreateVersion7(time.GetUtcNow()).ToString("n");

    /// <summary>The scope of a running call.</summary>
    public static CallScope Of(ServerCallContext context) => (CallScope)context.UserState[Key];

    public void Dispose()
    {
        _source.Dispose();
        _limit.Dispose();
    }
}
