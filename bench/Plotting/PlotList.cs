namespace Matching.Bench.Plotting;

/// <summary>Every picture.</summary>
internal static class PlotList
{
    public static IReadOnlyList<IPlot> All { get; } = [new LiveLatencyPlot(), new PublishTimePlot(), new CallRatePlot(), new MemoryPlot()];
}
