using Matching.Bench.Sample;

namespace Matching.Bench.Plotting;

/// <summary>One picture of what work costs as it grows.</summary>
internal interface IPlot
{
    /// <summary>The file's name without its ending, as <c>--filter</c> knows it.</summary>
    string Name { get; }

    /// <summary>Measures and draws.</summary>
    /// <param name="bed">The sample data, made on first use.</param>
    LinePlot Draw(SampleBed bed);
}
