using System.Globalization;

namespace Matching.Stress.Overload;

/// <summary>What a campaign of overload saw.</summary>
/// <param name="Capacity">Calls a second that the service answers when nobody asks for more.</param>
/// <param name="IdleMilliseconds">How long one call takes on an idle service.</param>
/// <param name="QueriesPerCall">Live rankings of each call.</param>
/// <param name="Steps">One for each load.</param>
/// <param name="Broken">Promises that were not kept.</param>
internal sealed record OverloadReport(double Capacity, double IdleMilliseconds, int QueriesPerCall, IReadOnlyList<LoadStep> Steps, IReadOnlyList<string> Broken)
{
    /// <summary>The curve as a Markdown table.</summary>
    public string Table() => string.Join(
        Environment.NewLine,
        [
            "| offered, × capacity | offered/s | answered/s | refused/s | answered p50, p99 | refused p50, p99 | memory | recovered in |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|",
            .. Steps.Select(Row),
        ]);

    /// <summary>The last line of the program.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"capacity {Capacity:0} calls/s of {QueriesPerCall} live rankings ({IdleMilliseconds:0} ms alone); {(Broken.Count == 0 ? "every promise kept." : $"BROKEN: {string.Join("; ", Broken)}")}");

    private static string Row(LoadStep step)
    {
        var refused = step.RefusedPerSecond == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{step.RefusedMedian:0}, {step.RefusedP99:0} ms");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {step.Factor:0.#} | {step.OfferedPerSecond:0} | {step.AcceptedPerSecond:0} | {step.RefusedPerSecond:0} | {step.AcceptedMedian:0}, {step.AcceptedP99:0} ms | {refused} | {step.MemoryBytes >> 20} MiB | {step.RecoverySeconds:0.0} s |");
    }
}
