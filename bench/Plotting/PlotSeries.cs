namespace Matching.Bench.Plotting;

/// <summary>One line of a picture.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, left to right.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
