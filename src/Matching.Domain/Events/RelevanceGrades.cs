namespace Matching.Domain;

/// <summary>
/// The one table from what became of a ranked institution to its relevance grade, 0 to <see cref="Highest"/>. docs/feedback.md shows it.
/// </summary>
public static class RelevanceGrades
{
    /// <summary>From this grade on the two have agreed to work together: an engagement, which the history knows and training takes as chosen.</summary>
    public const int Engaged = 2;

    /// <summary>From this grade on something was signed, and a later refusal does not undo that it was.</summary>
    public const int Signed = 3;

    /// <summary>The highest grade.</summary>
    public const int Highest = 4;

    /// <summary>The grade an introduction has come to: the one of its furthest stage, unless the two did not agree or took it back.</summary>
    public static int Of(Introduction introduction)
    {
        ArgumentNullException.ThrowIfNull(introduction);
        var furthest = introduction.Furthest == MatchEventKind.Unspecified ? 0 : Of(introduction.Furthest) ?? 0;
        return introduction.EngagedSince is not null ? furthest
            : introduction.Stage == MatchEventKind.Declined ? 0
            : Math.Min(furthest, Engaged - 1);
    }

    /// <summary>The grade an institution reaches by an event.</summary>
    /// <returns>Null for <see cref="MatchEventKind.Exited"/>, which leaves the grade as it was.</returns>
    public static int? Of(MatchEventKind kind) => kind switch
    {
        MatchEventKind.Shown or MatchEventKind.Viewed or MatchEventKind.Declined => 0,
        MatchEventKind.Shortlisted or MatchEventKind.Introduced or MatchEventKind.Meeting => 1,
        MatchEventKind.Accepted => Engaged,
        MatchEventKind.Memorandum => Signed,
        MatchEventKind.Contract or MatchEventKind.Operating => Highest,
        MatchEventKind.Exited => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no grade"),
    };
}
