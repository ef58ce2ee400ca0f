using Grpc.Core;
using Matching.Stress.Running;

namespace Matching.Stress.Kills;

/// <summary>Makes one write and says what its caller knows of it.</summary>
internal static class Caller
{
    /// <summary>Longest a call may take: beyond it the service hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reasons of a refusal that leaves nothing behind.</summary>
    private static readonly HashSet<string> Refusals = ["STORE_UNAVAILABLE", "OPERATION_QUEUE_FULL", "OVERLOADED", "TOO_MANY_CALLS"];

    /// <summary>Options of a call.</summary>
    public static CallOptions Options => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);

    /// <summary>Calls.</summary>
    /// <param name="counts">Told of the outcome.</param>
    /// <param name="call">Makes the call, and takes its answer.</param>
    /// <exception cref="BrokenPromiseException">It answered what no write is answered.</exception>
    public static async Task<Fate> CallAsync(KillCounts counts, Func<Task> call)
    {
        var fate = Fate.Acknowledged;
        try
        {
            await call();
        }
        catch (RpcException exception) when (exception.Reason() is { } reason)
        {
            fate = Refusals.Contains(reason)
                ? Fate.Refused
                : throw new BrokenPromiseException($"a write was answered {exception.StatusCode} {reason}: {exception.Status.Detail}");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.DeadlineExceeded)
        {
            throw new BrokenPromiseException($"a write was not answered within {Patience.TotalSeconds:0} s");
        }
        catch (RpcException)
        {
            fate = Fate.Unknown;
        }

        counts.Add(fate);
        return fate;
    }
}
