using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Measuring;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Bench.Benchmarks;

/// <summary>An import in a process of its own: this program again, by a hidden verb, so that the peak memory is the import's alone.</summary>
internal static class ImportChild
{
    private const string Verb = "import-child";

    /// <summary>What the child says on its standard output.</summary>
    public sealed record Result(long Rows, double Seconds, double PeakMegabytes);

    /// <summary>The hidden verb.</summary>
    public static Command Command()
    {
        var data = new Option<string>("--data") { Required = true };
        var database = new Option<string>("--db") { Required = true };
        var command = new Command(Verb) { data, database };
        command.Hidden = true;
        command.SetAction(parse => Import(parse.GetRequiredValue(data), parse.GetRequiredValue(database)));
        return command;
    }

    /// <summary>Starts the child and waits for it.</summary>
    /// <exception cref="WrongResultException">It failed or took too long.</exception>
    public static Result Start(string folder, string database, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ImportChild).Assembly.Location);
        }

        foreach (var argument in new[] { Verb, "--data", folder, "--db", database })
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        if (!child.WaitForExit(timeout))
        {
            child.Kill();
            throw new WrongResultException($"the import did not end within {timeout}");
        }

        // The one short line fits into the pipe, so waiting first cannot block the child.
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<Result>(child.StandardOutput.ReadToEnd())!
            : throw new WrongResultException($"the importing process ended with code {child.ExitCode}");
    }

    private static void Import(string folder, string database)
    {
        var start = Stopwatch.GetTimestamp();
        using var store = MatchingStore.Open(new StoreOptions(database));
        var result = ImportJob.Run(store, ImportRequest.FromFolder(folder), progress: null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new Result(result.Counts[^1].Inserted, seconds, PeakMemory.OfThisProcess())));
    }
}
