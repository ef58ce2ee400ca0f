using System.Globalization;

namespace Matching.Bench.Measuring;

/// <summary>The most memory this process ever held resident.</summary>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";

    /// <summary>Whether this system says it (Linux does).</summary>
    public static bool IsKnown => File.Exists("/proc/self/status");

    /// <summary>Peak resident memory of this process in MB (10^6 bytes).</summary>
    public static double OfThisProcess() => Parse(File.ReadLines("/proc/self/status"));

    /// <summary>Reads the peak out of the lines of <c>/proc/…/status</c>, in MB (10^6 bytes).</summary>
    /// <exception cref="FormatException">No line says it.</exception>
    public static double Parse(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(text => text.StartsWith(Field, StringComparison.Ordinal))
            ?? throw new FormatException($"/proc/self/status has no line '{Field}'");
        var kibibytes = line[Field.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim();
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
