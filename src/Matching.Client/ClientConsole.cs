namespace Matching.Client;

/// <summary>Where a command writes.</summary>
/// <param name="Out">Results, and nothing else.</param>
/// <param name="Error">Everything said beside the result.</param>
/// <param name="IsTerminal">Whether a person looks at <paramref name="Out"/>; otherwise plain, untruncated lines are written.</param>
public sealed record ClientConsole(TextWriter Out, TextWriter Error, bool IsTerminal)
{
    /// <summary>The console of this process.</summary>
    public static ClientConsole OfProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected);
}
