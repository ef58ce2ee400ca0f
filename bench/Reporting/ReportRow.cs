using Matching.Bench.Measuring;

namespace Matching.Bench.Reporting;

/// <summary>One line of the table.</summary>
/// <param name="Name">The row's name, as <c>--filter</c> knows it.</param>
/// <param name="What">What is done.</param>
/// <param name="Against">What it is compared with; null when it stands alone.</param>
/// <param name="Bounds">What it must reach; may be empty.</param>
/// <param name="Figures">What was measured; empty when skipped or wrong.</param>
/// <param name="Trouble">Why there are no figures, or null.</param>
/// <param name="IsWrong">Whether the trouble is a wrong result and not only something this system cannot do.</param>
internal sealed record ReportRow(
    string Name, string What, string? Against, IReadOnlyList<Bound> Bounds, IReadOnlyList<Figure> Figures, string? Trouble, bool IsWrong)
{
    /// <summary>Bounds that are not reached, with the value; none when the row was skipped.</summary>
    public IReadOnlyList<(Bound Bound, double Value)> Missed =>
        Figures.Count == 0 ? [] : [.. Bounds.Select(bound => (Bound: bound, ValueOf(bound))).Where(pair => !pair.Bound.IsMetBy(pair.Item2))];

    /// <summary>The value a bound speaks of; not a number when the row has no such figure.</summary>
    private double ValueOf(Bound bound) => Figures.FirstOrDefault(figure => figure.Name == bound.Figure)?.Value ?? double.NaN;
}
