using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What to train.</summary>
public sealed record TrainRequest
{
    /// <summary>How to train.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Years before the as-of year that are held back to say how good the recipe is; 0 for none.</summary>
    public int EvaluationYears { get; init; } = 4;

    /// <summary>What the data is, its licence and its limits, for the card; Markdown, or null.</summary>
    public string? DataNote { get; init; }

    /// <summary>Whether the new version becomes the active one.</summary>
    public bool Activate { get; init; } = true;
}
