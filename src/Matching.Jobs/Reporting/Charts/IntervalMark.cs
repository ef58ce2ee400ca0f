using Matching.Learning;

namespace Matching.Jobs;

/// <summary>One row of an interval chart.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its mean and interval.</param>
/// <param name="IsMain">Whether it is what the chart is about, the others being there to compare.</param>
internal sealed record IntervalMark(string Label, Interval Value, bool IsMain = false);
