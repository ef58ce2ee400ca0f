namespace Matching.Domain;

/// <summary>Where one introduction of an enterprise to an institution stands: what its events, in order of time, add up to.</summary>
/// <param name="Enterprise">Who was introduced.</param>
/// <param name="Institution">To whom.</param>
/// <param name="Sector">The field of the undertaking; null when none was named.</param>
/// <param name="Region">The region that was asked about.</param>
/// <param name="Stage">
/// The furthest stage since it was last opened, or how it ended: <see cref="MatchEventKind.Declined"/>, <see cref="MatchEventKind.Exited"/>.
/// An event from shortlisted on opens an ended one again; being shown or viewed counts only where nothing else happened.
/// </param>
/// <param name="Since">When it reached the stage, UTC.</param>
/// <param name="Opened">When it began: its first event from shortlisted on, or its first impression where there is none; UTC.</param>
/// <param name="Furthest">The furthest stage it ever reached; unspecified when only its end is known.</param>
/// <param name="EngagedSince">When the two first agreed to work together, UTC; null when they did not, or one side withdrew before anything was signed.</param>
/// <param name="Last">Its last event.</param>
public sealed record Introduction(
    EnterpriseId Enterprise,
    InstitutionId Institution,
    SectorId? Sector,
    RegionId Region,
    MatchEventKind Stage,
    DateTimeOffset Since,
    DateTimeOffset Opened,
    MatchEventKind Furthest,
    DateTimeOffset? EngagedSince,
    MatchEvent Last)
{
    /// <summary>Why it was declined; unspecified unless that is its stage.</summary>
    public DeclineReason DeclineReason { get; init; }

    /// <summary>The newest note; empty when there is none.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The first of its events that came from a ranking; null when none did.</summary>
    public MatchEvent? Ranked { get; init; }

    /// <summary>When the next step should have been made, UTC; null when none is waited for.</summary>
    public DateTimeOffset? Due => StagePatience.Of(Stage) is { } patience ? Since + patience : null;
}
