using System.Diagnostics;
using System.Globalization;
using Matching.Bench.Measuring;

namespace Matching.Bench.Benchmarks;

/// <summary>The product and an echo of one of its answers in one process; ended when disposed.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string Project = "Host/Matching.Bench.Host";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private HostProcess(Process process, string product, string echo) => (_process, Product, Echo) = (process, product, echo);

    /// <summary>Where the product listens.</summary>
    public string Product { get; }

    /// <summary>Where the echo listens.</summary>
    public string Echo { get; }

    /// <summary>Bytes allocated by the process so far.</summary>
    public long Allocated
    {
        get
        {
            _process.StandardInput.WriteLine("allocated");
            return long.Parse(_process.StandardOutput.ReadLine() ?? throw new WrongResultException("the host ended"), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts it; null when it was not built.</summary>
    /// <param name="database">The store.</param>
    /// <param name="models">The models folder.</param>
    /// <param name="cacheBytes">Bytes of the reply cache; 0 for none.</param>
    /// <param name="echoed">Enterprise, sector (may be empty) and region of the answer to echo.</param>
    /// <exception cref="WrongResultException">It did not start.</exception>
    public static HostProcess? Start(string database, string models, long cacheBytes, (string Enterprise, string Sector, string Region) echoed)
    {
        if (Checkout.BenchProgram(Project) is not { } program)
        {
            return null;
        }

        var start = new ProcessStartInfo(
            "dotnet", [program, database, models, cacheBytes.ToString(CultureInfo.InvariantCulture), echoed.Enterprise, echoed.Sector, echoed.Region])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        try
        {
            return new HostProcess(process, Read(process, "product "), Read(process, "echo "));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Read(Process process, string word)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return line[word.Length..];
            }
        }

        throw new WrongResultException("the host ended before it listened");
    }
}
