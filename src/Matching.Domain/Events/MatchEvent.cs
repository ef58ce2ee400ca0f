namespace Matching.Domain;

/// <summary>What a user did with one ranked institution.</summary>
/// <param name="Id">Chosen by the caller: recording it twice changes nothing.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Enterprise">For whom the ranking was made.</param>
/// <param name="Institution">Which institution it is about.</param>
/// <param name="Sector">The query's sector, or null when it named none.</param>
/// <param name="Region">The query's region.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Position">Where it stood on the page, from 1; null when it was not on one.</param>
/// <param name="ModelVersion">The model that ranked it; empty when unknown.</param>
public sealed record MatchEvent(
    EventId Id,
    MatchEventKind Kind,
    EnterpriseId Enterprise,
    InstitutionId Institution,
    SectorId? Sector,
    RegionId Region,
    DateTimeOffset At,
    int? Position,
    string ModelVersion)
{
    /// <summary>Longest <see cref="Note"/>, in characters.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>Why one side said no; unspecified unless <see cref="Kind"/> is <see cref="MatchEventKind.Declined"/>.</summary>
    public DeclineReason DeclineReason { get; init; }

    /// <summary>What the user wrote beside it; empty when nothing.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The generation its page was read from; null when it was ranked live or the ranking is not known.</summary>
    public long? Generation { get; init; }

    /// <summary>The data revision that was ranked; null when the ranking is not known.</summary>
    public long? DataRevision { get; init; }
}
