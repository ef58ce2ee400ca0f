using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What to train.</summary>
public sealed record TrainRequest
{
    /// <summary>Years held back unless told otherwise.</summary>
    public const int DefaultEvaluationYears = 4;

    /// <summary>How to train.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Years before the as-of year that are held back to say how good the recipe is; 0 for none.</summary>
    public int EvaluationYears { get; init; } = DefaultEvaluationYears;

    /// <summary>What the data is, its licence and its limits, for the card; Markdown, or null.</summary>
    public string? DataNote { get; init; }

    /// <summary>Whether the new version becomes the active one, if the gate lets it through.</summary>
    public bool Activate { get; init; } = true;

    /// <summary>Activate it whatever the gate says; its manifest and the log then say so.</summary>
    public bool Force { get; init; }
}
