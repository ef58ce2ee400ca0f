using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What to backtest and where to write.</summary>
/// <param name="Options">The window.</param>
public sealed record BacktestRequest(BacktestOptions Options)
{
    /// <summary>Institutions added to the candidates at test time only, in the interchange format; null for none.</summary>
    public string? ExtraCandidates { get; init; }

    /// <summary>Where every candidate of every query is written with its score; null for nowhere.</summary>
    public string? RankingsOut { get; init; }

    /// <summary>Folder for <c>backtest.md</c> and <c>backtest.json</c>; null for none.</summary>
    public string? ReportFolder { get; init; }
}
