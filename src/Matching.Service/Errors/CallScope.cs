using Grpc.Core;

namespace Matching.Service;

/// <summary>What ends one call. Made when a handler first asks for it: an answer that is at hand needs none.</summary>
internal sealed class CallScope : IDisposable
{
    /// <summary>The header a caller may name its request by, and reads it back from.</summary>
    public const string RequestIdHeader = "x-request-id";

    private static readonly object Key = new();

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenSource _limit;

    private CallScope(ServerCallContext context, TimeProvider time, TimeSpan longest)
    {
        _limit = new CancellationTokenSource(longest, time);
        _source = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _limit.Token);
    }

    /// <summary>Ends when the caller cancels or goes away, when its deadline passes, and when the call has taken the longest it may.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Begins the scope of a call that may take another time than <see cref="LimitOptions.CallDuration"/>.</summary>
    /// <param name="context">The call.</param>
    /// <param name="time">The clock.</param>
    /// <param name="longest">The longest the call may take.</param>
    public static CallScope Begin(ServerCallContext context, TimeProvider time, TimeSpan longest)
    {
        var scope = new CallScope(context, time, longest);
        context.UserState[Key] = scope;

        // The last thing the server does with a request.
        context.GetHttpContext().Response.RegisterForDispose(scope);
        return scope;
    }

    /// <summary>The scope of a running call.</summary>
    public static CallScope Of(ServerCallContext context) =>
        Find(context) ?? Begin(context, context.GetHttpContext().RequestServices);

    /// <summary>The id a running call was answered with: its caller's own, or the one it was given.</summary>
    public static string RequestIdOf(ServerCallContext context) => context.GetHttpContext().Response.Headers[RequestIdHeader].ToString();

    /// <summary>Whether a call's time ran out, as opposed to the caller having gone.</summary>
    public static bool DeadlinePassed(ServerCallContext context, TimeProvider time) =>
        Find(context) is { _limit.IsCancellationRequested: true } || time.GetUtcNow().UtcDateTime >= context.Deadline;

    /// <summary>A caller's id for its call if it is usable, otherwise a new one.</summary>
    /// <param name="asked">What the caller gave.</param>
    /// <param name="time">The clock.</param>
    public static string RequestIdOf(string? asked, TimeProvider time) =>
        asked is not null && Domain.IdentifierRules.IsValid(asked) ? asked : Guid.CreateVersion7(time.GetUtcNow()).ToString("n");

    public void Dispose()
    {
        _source.Dispose();
        _limit.Dispose();
    }

    private static CallScope Begin(ServerCallContext context, IServiceProvider services) =>
        Begin(context, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LimitOptions>().CallDuration);

    private static CallScope? Find(ServerCallContext context) => context.UserState.TryGetValue(Key, out var scope) ? (CallScope)scope : null;
}
