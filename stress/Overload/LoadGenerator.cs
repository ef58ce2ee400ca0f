using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using Matching.Stress.Running;
using Matching.V1;

namespace Matching.Stress.Overload;

/// <summary>Begins calls when they are due, whether or not those before are answered (an open loop), as independent callers do.</summary>
internal sealed class LoadGenerator(MatchingService.MatchingServiceClient client, IReadOnlyList<BatchRankPartnersRequest> requests)
{
    /// <summary>Longest a call may take before it counts as unanswered.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private int _next;

    /// <summary>Calls one after another in so many loops, and says how many were answered a second.</summary>
    public async Task<double> CapacityAsync(int loops, TimeSpan duration)
    {
        var begin = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                count += (await CallAsync(Stopwatch.GetTimestamp())).Accepted ? 1 : 0;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Makes one call on an idle service.</summary>
    public async Task<double> OneAsync()
    {
        var record = await CallAsync(Stopwatch.GetTimestamp());
        return record.Accepted ? record.Milliseconds : double.PositiveInfinity;
    }

    /// <summary>Begins calls at a mean rate, at random moments, and waits until the last is answered.</summary>
    public async Task<IReadOnlyList<CallRecord>> OfferAsync(double perSecond, TimeSpan duration, Random random)
    {
        var records = new ConcurrentBag<CallRecord>();
        var running = new List<Task>();
        var begin = Stopwatch.GetTimestamp();
        for (var due = 0.0; due < duration.TotalSeconds; due += -Math.Log(1 - random.NextDouble()) / perSecond)
        {
            var moment = begin + (long)(due * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < moment)
            {
                await Task.Delay(1);
            }

            running.Add(Task.Run(async () => records.Add(await CallAsync(moment))));
        }

        await Task.WhenAll(running).WaitAsync(Deadline * 2);
        return [.. records];
    }

    private async Task<CallRecord> CallAsync(long due)
    {
        var request = requests[(int)((uint)Interlocked.Increment(ref _next) % requests.Count)];
        string? fault = null;
        var accepted = false;
        try
        {
            await client.BatchRankPartnersAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline);
            accepted = true;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.ResourceExhausted && exception.Reason() is { } reason)
        {
            fault = exception.GetRpcStatus()?.GetDetail<RetryInfo>() is null ? $"refused ({reason}) without RetryInfo" : null;
        }
        catch (RpcException exception)
        {
            fault = $"{exception.StatusCode} {exception.Reason() ?? exception.Status.Detail}";
        }

        return new CallRecord(Stopwatch.GetElapsedTime(due).TotalMilliseconds, accepted, fault);
    }
}
