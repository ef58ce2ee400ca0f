namespace Matching.Trainer.Tests;

/// <summary>What a finished trainer left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record TrainerRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error that are not progress.</summary>
    public string[] Messages => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('…'))];

    /// <summary>Fails the test, showing everything, unless the exit code is the one expected.</summary>
    public TrainerRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }

    /// <summary>Asserts a failure the user can mend: the exit code, one line that holds the words, and no stack.</summary>
    public void FailsWith(int exitCode, params string[] words)
    {
        Expect(exitCode);
        var message = Assert.Single(Messages);
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
