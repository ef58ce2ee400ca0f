using System.Diagnostics;

namespace Matching.Service;

/// <summary>Starts this program once more, for work that must not run in the process that serves.</summary>
internal static class OwnProgram
{
    /// <summary>How to start it: by <c>dotnet</c> and its assembly, or by its own file where it was published as one.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> words)
    {
        var assembly = typeof(OwnProgram).Assembly.Location;
        var host = Environment.ProcessPath;
        var isHost = host is not null && Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(assembly.Length == 0 ? host! : isHost ? host! : "dotnet")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in assembly.Length == 0 ? words : words.Prepend(assembly))
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }
}
