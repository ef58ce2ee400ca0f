namespace Matching.Domain;

/// <summary>A local institution: the possible partner, and what is ranked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name shown first, in any script, not blank.</param>
/// <param name="Aliases">Other names; may be empty, holds no blank.</param>
/// <param name="Country">Where it sits.</param>
/// <param name="Kind">What sort of body it is.</param>
public sealed record Institution(InstitutionId Id, string Name, IReadOnlyList<string> Aliases, CountryCode Country, InstitutionKind Kind)
{
    /// <summary>From this moment on, UTC, to the microsecond, it is never ranked; null means without end. Default: null.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether it was deleted: it is kept for the history it has, but never ranked. Default: false.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Whether it may be ranked at a moment.</summary>
    public bool IsRankableAt(DateTimeOffset moment) => !IsDeleted && (ValidUntil is not { } end || moment < end);
}
