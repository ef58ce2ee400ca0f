using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;

namespace Matching.Stress.Fuzzing;

/// <summary>What was sent and what came back. Thread-safe.</summary>
internal sealed class FuzzCounts
{
    private readonly ConcurrentDictionary<(FuzzKind Kind, int Status), long> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _methods = new();
    private long _messages;

    /// <summary>Messages sent.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Methods that were called.</summary>
    public int Methods => _methods.Count;

    /// <summary>Calls made.</summary>
    public long Calls => _calls.Values.Sum();

    /// <summary>Counts a call.</summary>
    public void Add(FuzzRequest request, FuzzOutcome outcome)
    {
        Interlocked.Add(ref _messages, request.Messages);
        _methods.TryAdd(request.Target.Path, true);
        _calls.AddOrUpdate((request.Kind, outcome.Status), 1, (_, count) => count + 1);
    }

    /// <summary>A table: a line for each kind, a column for each status.</summary>
    public string Table()
    {
        var statuses = _calls.Keys.Select(key => key.Status).Distinct().Order().ToList();
        var lines = new List<string>
        {
            $"| calls | {string.Join(" | ", statuses.Select(Name))} |",
            $"|---|{string.Concat(statuses.Select(_ => "---:|"))}",
        };
        lines.AddRange(Enum.GetValues<FuzzKind>().Select(kind =>
            $"| {kind} | {string.Join(" | ", statuses.Select(status => _calls.GetValueOrDefault((kind, status)).ToString("N0", CultureInfo.InvariantCulture)))} |"));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Name(int status) => status switch
    {
        FuzzOutcome.Hang => "no answer",
        FuzzOutcome.Transport => "ended by the transport",
        _ => ((StatusCode)status).ToString(),
    };
}
