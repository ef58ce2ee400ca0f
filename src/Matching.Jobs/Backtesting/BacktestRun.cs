using Matching.Learning;

namespace Matching.Jobs;

/// <summary>One window, one seed.</summary>
/// <param name="Plain">With the catalogue's own candidates.</param>
/// <param name="Hard">With the extra candidates added, or null when there were none.</param>
public sealed record BacktestRun(BacktestReport Plain, BacktestReport? Hard);
