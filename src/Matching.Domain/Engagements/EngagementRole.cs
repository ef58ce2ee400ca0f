namespace Matching.Domain;

/// <summary>What the institution did in the engagement. Numbers are stored: never renumber, only add.</summary>
public enum EngagementRole
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>Received the funds, goods or works.</summary>
    Receiving = 1,

    /// <summary>Carried the work out beside the enterprise.</summary>
    Implementing = 2,
}
