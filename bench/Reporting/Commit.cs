using System.ComponentModel;
using System.Diagnostics;

namespace Matching.Bench.Reporting;

/// <summary>Which source the figures belong to.</summary>
internal static class Commit
{
    /// <summary>The short hash, marked when source differs from it; "unknown" outside a checkout or without git.</summary>
    public static string Describe(string folder)
    {
        var hash = Git(folder, "rev-parse", "--short=12", "HEAD");
        if (string.IsNullOrEmpty(hash))
        {
            return "unknown";
        }

        return Git(folder, "status", "--porcelain", "--untracked-files=no") is { Length: > 0 } ? $"{hash} with uncommitted changes" : hash;
    }

    private static string? Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            var text = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? text : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
