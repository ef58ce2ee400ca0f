namespace Matching.Domain;

/// <summary>Why an introduction came to nothing. Numbers are stored: never renumber, only add.</summary>
public enum DeclineReason
{
    /// <summary>Not given.</summary>
    Unspecified = 0,

    /// <summary>The institution is not interested.</summary>
    NoInterest = 1,

    /// <summary>The institution has no capacity now.</summary>
    NoCapacity = 2,

    /// <summary>The undertaking is outside the institution's field.</summary>
    OutsideField = 3,

    /// <summary>The two could not agree on terms.</summary>
    Terms = 4,

    /// <summary>Law, sanctions or procurement rules forbid it.</summary>
    NotPermitted = 5,

    /// <summary>The institution did not answer.</summary>
    NoAnswer = 6,

    /// <summary>The enterprise withdrew.</summary>
    EnterpriseWithdrew = 7,

    /// <summary>Something else; the note may say what.</summary>
    Other = 8,
}
