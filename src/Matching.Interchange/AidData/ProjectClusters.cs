using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Interchange;

/// <summary>
/// Which projects belong together: those that share a parent, and those that a note links ("Linked to Project ID#38861"), directly or
/// through others, also through projects that are not in the file.
/// </summary>
internal sealed partial class ProjectClusters
{
    private const int TimeoutMilliseconds = 1000;

    // Parents are a number space of their own, kept apart as negative numbers.
    private readonly Dictionary<long, long> _above = [];

    /// <summary>Notes a project and what it is tied to.</summary>
    public void Note(long project, IEnumerable<long> parents, string title, string comments)
    {
        Join(project, project);
        foreach (var parent in parents)
        {
            Join(project, -parent);
        }

        var note = title.IndexOf("linked to", StringComparison.OrdinalIgnoreCase);
        if (note >= 0)
        {
            JoinAll(project, title.AsSpan(note));
        }

        foreach (Match match in LinkedTo().Matches(comments))
        {
            JoinAll(project, match.ValueSpan);
        }
    }

    /// <summary>The cluster of a project: the smallest project number in it.</summary>
    public long Of(long project) => Root(project);

    /// <summary>A title without its note of links.</summary>
    public static string WithoutNote(string title) => Note().Replace(title, string.Empty).Trim();

    private void JoinAll(long project, ReadOnlySpan<char> text)
    {
        foreach (var match in Number().EnumerateMatches(text))
        {
            var digits = text.Slice(match.Index, match.Length).TrimStart("IDid# ");
            if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var other) && other > 0)
            {
                Join(project, other);
            }
        }
    }

    private void Join(long a, long b)
    {
        var (x, y) = (Root(a), Root(b));
        if (x != y)
        {
            // Projects before parents, then the smaller number: the root is the cluster's name.
            var (root, leaf) = Before(x, y) ? (x, y) : (y, x);
            _above[leaf] = root;
        }
    }

    private static bool Before(long x, long y) => (x > 0) == (y > 0) ? Math.Abs(x) < Math.Abs(y) : x > 0;

    private long Root(long node)
    {
        _above.TryAdd(node, node);
        while (_above[node] != node)
        {
            _above[node] = _above[_above[node]];
            node = _above[node];
        }

        return node;
    }

    [GeneratedRegex(@"linked to (the )?(projects? )?(IDs? ?)?#+\s?\d{1,7}((?>([\s,;]|and\b)*)(project )?(ID ?)?#+\s?\d{1,7})*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex LinkedTo();

    [GeneratedRegex(@"(ID\s?#*|#+)\s?\d{1,7}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s?\([^()]*\blinked to\b[^()]*\)?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex Note();
}
