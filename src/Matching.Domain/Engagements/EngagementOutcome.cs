namespace Matching.Domain;

/// <summary>How an engagement ended, as known when the data was collected: a label or evidence, never a feature. Numbers are stored: never renumber, only add.</summary>
public enum EngagementOutcome
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>Promised, nothing signed.</summary>
    Pledged = 1,

    /// <summary>Signed, work not begun.</summary>
    Committed = 2,

    /// <summary>Work under way.</summary>
    Implementing = 3,

    /// <summary>Work finished.</summary>
    Completed = 4,

    /// <summary>Halted, may resume.</summary>
    Suspended = 5,

    /// <summary>Ended without completion.</summary>
    Cancelled = 6,
}
