using System.Text.RegularExpressions;

namespace Matching.Stress.Fuzzing;

/// <summary>The reasons of errors that the documentation lists: words such as <c>INVALID_FIELDS</c>, and families such as <c>…_NOT_FOUND</c>.</summary>
internal sealed partial class DocumentedReasons
{
    private static readonly string[] Documents = ["docs/service.md", "docs/errors.md"];

    private readonly HashSet<string> _words;
    private readonly List<string> _endings;

    private DocumentedReasons(IEnumerable<string> words)
    {
        var all = words.ToList();
        _words = [.. all.Where(word => word[0] != '…')];
        _endings = [.. all.Where(word => word[0] == '…').Select(word => word[1..])];
    }

    /// <summary>Reads the documentation of a checkout.</summary>
    public static DocumentedReasons Read(string root) => new(
        Documents.Select(name => Path.Combine(root, name))
            .Where(File.Exists)
            .SelectMany(path => Word().Matches(File.ReadAllText(path)).Select(match => match.Groups["word"].Value)));

    /// <summary>Whether a reason is listed.</summary>
    public bool Has(string reason) => _words.Contains(reason) || _endings.Exists(ending => reason.EndsWith(ending, StringComparison.Ordinal));

    [GeneratedRegex("`(?<word>…?[A-Z][A-Z_]+|…_[A-Z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
