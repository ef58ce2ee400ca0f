using System.Globalization;

namespace Matching.Bench.Measuring;

/// <summary>One measured number.</summary>
/// <param name="Name">What it is, for example <c>p99</c>.</param>
/// <param name="Value">The median of the rounds, or the only value.</param>
/// <param name="Unit">For example <c>ms</c>; empty for a ratio or a count.</param>
/// <param name="Rounds">The values of the rounds in their order; empty when there was only one.</param>
internal sealed record Figure(string Name, double Value, string Unit, IReadOnlyList<double> Rounds)
{
    /// <summary>The name of the figure that says how often faster than its peer a thing is.</summary>
    public const string Ratio = "ratio";

    /// <summary>A figure of one value.</summary>
    public static Figure Of(string name, double value, string unit) => new(name, value, unit, []);

    /// <summary>A figure of several rounds: their median.</summary>
    public static Figure Of(string name, IReadOnlyList<double> rounds, string unit) => new(name, Quantiles.Median(rounds), unit, rounds);

    /// <summary>The three figures of a pair: the ratio and both rates.</summary>
    public static IReadOnlyList<Figure> Of(Pair pair, string ours, string theirs, string unit) =>
        [new(Ratio, pair.Ratio, string.Empty, pair.Ratios), Of(ours, pair.Ours, unit), Of(theirs, pair.Theirs, unit)];

    /// <summary>The three figures of a latency: p50, p99, bytes a call.</summary>
    public static IReadOnlyList<Figure> Of(Latency latency) =>
        [Of("p50", latency.P50, "ms"), Of("p99", latency.P99, "ms"), Of("allocated", latency.Bytes, "B/call")];

    /// <summary>A number for people: three significant digits below a thousand, whole above.</summary>
    public static string Show(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1_000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Show(Value)}{(Unit.Length == 0 ? string.Empty : " ")}{Unit}";
}
