using System.Text;

namespace Matching.Learning;

/// <summary>
/// <c>activations.log</c>: one line an activation, <c>time version what [why]</c>, only ever added to. What was active before what is read
/// from it.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class ActivationLog(string path)
{
    public const string Activated = "activated";
    public const string Forced = "forced";
    public const string RolledBack = "rolled-back";
    public const string Found = "found-active";

    /// <summary>
    /// Versions that a rollback goes back through, oldest first, the active one last. A rollback takes the last away, so that a second one
    /// goes further back instead of to what was just left.
    /// </summary>
    /// <param name="current">The active version: a process killed between activating and writing its line leaves one the log does not end with.</param>
    public List<string> Stack(string? current)
    {
        var stack = new List<string>();
        foreach (var line in Lines())
        {
            // Lines of older programs hold time and version alone.
            var words = line.Split(' ', 4);
            if (words.Length < 2)
            {
                continue;
            }

            if (words.Length > 2 && words[2] == RolledBack)
            {
                var target = stack.LastIndexOf(words[1]);
                stack.RemoveRange(target + 1, target < 0 ? 0 : stack.Count - target - 1);
            }

            if (stack.Count == 0 || stack[^1] != words[1])
            {
                stack.Add(words[1]);
            }
        }

        if (current is not null && (stack.Count == 0 || stack[^1] != current))
        {
            stack.Add(current);
        }

        return stack;
    }

    /// <summary>Whether the last line is about a version.</summary>
    public bool EndsWith(string version) => Lines() is [.., var last] && last.Split(' ') is [_, var named, ..] && named == version;

    /// <summary>Adds a line and flushes it.</summary>
    /// <param name="at">When.</param>
    /// <param name="version">Which version is active from now on.</param>
    /// <param name="what">One of the words above.</param>
    /// <param name="why">A sentence, or null.</param>
    public void Add(DateTimeOffset at, string version, string what, string? why = null)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes($"{at:O} {version} {what}{(why is null ? string.Empty : ' ' + why.ReplaceLineEndings(" "))}\n"));
        stream.Flush(flushToDisk: true);
    }

    private string[] Lines() => File.Exists(path) ? File.ReadAllLines(path) : [];
}
