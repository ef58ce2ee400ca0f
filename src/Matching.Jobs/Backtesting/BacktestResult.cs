using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What a backtest found.</summary>
/// <param name="Plain">With the catalogue's own candidates.</param>
/// <param name="Hard">With the extra candidates added, or null when there were none.</param>
public sealed record BacktestResult(BacktestReport Plain, BacktestReport? Hard);
