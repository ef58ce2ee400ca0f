using Matching.Domain;

namespace Matching.Learning;

/// <summary>How a scored ranking is to be arranged for the one who asks. It never changes a score.</summary>
/// <param name="Stage">Whose policy is added; <see cref="Stage.Unspecified"/> for none.</param>
/// <param name="Policy">What a stage adds for a kind.</param>
/// <param name="Diversity">What must not crowd the top.</param>
/// <param name="MaxPerKind">Most institutions of one kind in the whole ranking; 0 for no limit.</param>
public sealed record Arrangement(Stage Stage, StagePolicy Policy, Diversity Diversity, int MaxPerKind)
{
    /// <summary>Scores alone.</summary>
    public static Arrangement None { get; } = new(Stage.Unspecified, StagePolicy.Default, Diversity.None, MaxPerKind: 0);

    /// <summary>Whether everything stays as it was scored.</summary>
    public bool IsNone => Stage == Stage.Unspecified && Diversity == Diversity.None && MaxPerKind == 0;
}
