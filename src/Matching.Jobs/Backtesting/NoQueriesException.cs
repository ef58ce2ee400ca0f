using Matching.Learning;

namespace Matching.Jobs;

/// <summary>A backtest window without a single query.</summary>
/// <param name="options">The window.</param>
public sealed class NoQueriesException(BacktestOptions options)
    : Exception($"No query from {options.Cutoff} to {options.Until}: no project begins in those years in a country with {BacktestOptions.MinimumCandidates} or more institutions. Choose another window.")
{
    /// <summary>The window.</summary>
    public BacktestOptions Options { get; } = options;
}
