using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Bench.Measuring;

namespace Matching.Bench.Benchmarks;

/// <summary>nghttp2's load generator, https://nghttp2.org/documentation/h2load.1.html: one call, again and again.</summary>
/// <param name="requestFile">Holds the call's body: a gRPC frame.</param>
/// <param name="connections">Connections.</param>
internal sealed partial class H2Load(string requestFile, int connections = H2Load.Connections)
{
    /// <summary>Connections, and streams on each, unless told otherwise.</summary>
    public const int Connections = 4;

    /// <summary>Streams on each connection.</summary>
    public const int Streams = 16;

    /// <summary>Why nothing that needs it can be measured here; null when it is there.</summary>
    public static string? WhyNot()
    {
        try
        {
            Run(["--version"]);
            return null;
        }
        catch (Win32Exception)
        {
            return "h2load is not installed (Debian: apt-get install nghttp2-client)";
        }
    }

    /// <summary>Calls as fast as answers come.</summary>
    /// <param name="url">The method.</param>
    /// <param name="calls">How many.</param>
    /// <returns>Calls a second.</returns>
    /// <exception cref="WrongResultException">A call failed.</exception>
    public double Rate(string url, int calls)
    {
        var said = Run([.. Common(url), "-n", Text(calls)]);
        Check(said, calls);
        return double.Parse(RateText().Match(said).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Calls at a fixed rate.</summary>
    /// <param name="url">The method.</param>
    /// <param name="rate">Calls a second.</param>
    /// <param name="calls">How many.</param>
    /// <param name="log">A file that takes a line for each call.</param>
    /// <returns>How long each call took, in milliseconds.</returns>
    public double[] Latencies(string url, double rate, int calls, string log)
    {
        File.Delete(log);
        Check(Run([.. Common(url), "-n", Text(calls), $"--rps={Text((int)(rate / connections))}", $"--log-file={log}"]), calls);

        // Start, status, microseconds, parted by tabs.
        return [.. File.ReadLines(log).Select(line => double.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture) / 1_000)];
    }

    private string[] Common(string url) =>
    [
        url, "-c", Text(connections), "-m", Text(Streams), "-d", requestFile, "-H", "content-type: application/grpc", "-H", "te: trailers",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Check(string said, int calls)
    {
        if (!said.Contains(string.Create(CultureInfo.InvariantCulture, $"{calls} succeeded, 0 failed"), StringComparison.Ordinal))
        {
            throw new WrongResultException($"h2load saw calls fail: {said.ReplaceLineEndings(" ")}");
        }
    }

    private static string Run(string[] arguments)
    {
        var start = new ProcessStartInfo("h2load", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    [GeneratedRegex(@"finished in [^,]*, (?<rate>[0-9.]+) req/s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RateText();
}
