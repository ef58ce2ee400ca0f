namespace Matching.Domain;

/// <summary>What a user did with a ranked institution, from first sight to the end of a partnership. Numbers are stored: never renumber, only add.</summary>
public enum MatchEventKind
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>It stood on a page that was displayed.</summary>
    Shown = 1,

    /// <summary>Its details were opened.</summary>
    Viewed = 2,

    /// <summary>It was kept for later.</summary>
    Shortlisted = 3,

    /// <summary>The two were put in touch.</summary>
    Introduced = 4,

    /// <summary>They met.</summary>
    Meeting = 5,

    /// <summary>The institution agreed to go on.</summary>
    Accepted = 6,

    /// <summary>One side said no.</summary>
    Declined = 7,

    /// <summary>A memorandum of understanding was signed.</summary>
    Memorandum = 8,

    /// <summary>A contract was signed.</summary>
    Contract = 9,

    /// <summary>Joint work is running.</summary>
    Operating = 10,

    /// <summary>The partnership ended.</summary>
    Exited = 11,
}
