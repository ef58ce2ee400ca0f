using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What to backtest and where to write.</summary>
/// <param name="Windows">One a cut-off, each trained for by itself; at least one.</param>
public sealed record BacktestRequest(params IReadOnlyList<BacktestOptions> Windows)
{
    /// <summary>How many models are trained for each window, with seeds from the options' own upwards; 1 or more.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Institutions added to the candidates at test time only, in the interchange format; null for none.</summary>
    public string? ExtraCandidates { get; init; }

    /// <summary>Where every candidate of every query of the first window is written with its score; null for nowhere.</summary>
    public string? RankingsOut { get; init; }

    /// <summary>Folder for <c>report.html</c>, <c>backtest.md</c> and <c>backtest.json</c>; null for none.</summary>
    public string? ReportFolder { get; init; }

    /// <summary>Whether to shuffle each feature in the last window.</summary>
    public bool Importance { get; init; }

    /// <summary>Whether to retrain on parts of the past.</summary>
    public bool LearningCurve { get; init; }

    /// <summary>Whether to retrain without each feature; takes one training a feature and window.</summary>
    public bool Ablation { get; init; }

    /// <summary>What the data is, its licence and its limits, for the report; Markdown, or null.</summary>
    public string? DataNote { get; init; }
}
