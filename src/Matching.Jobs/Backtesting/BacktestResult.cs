using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What a backtest found.</summary>
/// <param name="Runs">Every window with every seed: the seeds of the first window first.</param>
public sealed record BacktestResult(IReadOnlyList<BacktestRun> Runs)
{
    /// <summary>The first window and seed, with the catalogue's own candidates.</summary>
    public BacktestReport Plain => Runs[0].Plain;

    /// <summary>The first window and seed with the extra candidates added, or null when there were none.</summary>
    public BacktestReport? Hard => Runs[0].Hard;

    /// <summary>Seeds trained with for each window.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The first seed of every window, in the order of the cut-offs.</summary>
    public IReadOnlyList<BacktestRun> Windows => [.. Runs.Where((_, i) => i % Seeds == 0)];

    /// <summary>All windows of the first seed as one; the only one itself when there is one.</summary>
    public BacktestRun Whole => Windows.Count == 1
        ? Windows[0]
        : new BacktestRun(BacktestReport.Pool([.. Windows.Select(run => run.Plain)]), Hard is null ? null : BacktestReport.Pool([.. Windows.Select(run => run.Hard!)]));

    /// <summary>What shuffling each feature costs in the last window; null when nobody asked.</summary>
    public IReadOnlyList<FeatureEffect>? Importance { get; init; }

    /// <summary>The recipe on parts of the past; null when nobody asked.</summary>
    public IReadOnlyList<LearningPoint>? LearningCurve { get; init; }

    /// <summary>The recipe without each feature; null when nobody asked.</summary>
    public IReadOnlyList<AblationRow>? Ablation { get; init; }

    /// <summary>Whether the page may name enterprises and institutions. Default: true.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>What the data is, its licence and its limits; Markdown, or null when nobody said.</summary>
    public string? DataNote { get; init; }

    /// <summary>The seeds of one window.</summary>
    /// <param name="window">Its place among <see cref="Windows"/>.</param>
    public IReadOnlyList<BacktestRun> SeedsOf(int window) => [.. Runs.Skip(window * Seeds).Take(Seeds)];
}
