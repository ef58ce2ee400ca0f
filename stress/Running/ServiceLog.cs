using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Stress.Running;

/// <summary>What the service wrote: how often each event, and the last lines. Thread-safe.</summary>
internal sealed partial class ServiceLog
{
    private const int LinesKept = 100;
    private const int ErrorsKept = 20;

    private readonly Lock _adding = new();
    private readonly Queue<string> _lines = new();
    private readonly List<string> _errors = [];
    private readonly Dictionary<int, long> _events = [];

    /// <summary>The last lines.</summary>
    public string Tail
    {
        get
        {
            lock (_adding)
            {
                return string.Join(Environment.NewLine, _lines);
            }
        }
    }

    /// <summary>The first lines of level error or worse that are the service's own (the framework reports malformed bodies as errors).</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_adding)
            {
                return [.. _errors];
            }
        }
    }

    /// <summary>How often an event was logged.</summary>
    public long Count(int eventId)
    {
        lock (_adding)
        {
            return _events.GetValueOrDefault(eventId);
        }
    }

    /// <summary>Takes a line.</summary>
    public void Add(string line)
    {
        var match = Entry().Match(line);
        lock (_adding)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }

            if (!match.Success)
            {
                return;
            }

            var id = int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
            _events[id] = _events.GetValueOrDefault(id) + 1;
            if (match.Groups["level"].Value is "fail" or "crit" && id is >= 1000 and < 2000 && _errors.Count < ErrorsKept)
            {
                _errors.Add(line);
            }
        }
    }

    [GeneratedRegex(@"^\S+ (?<level>\w{4}): [^\[]*\[(?<id>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
