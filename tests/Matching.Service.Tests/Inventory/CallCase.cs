namespace Matching.Service.Tests;

/// <summary>What may happen with a call of any method.</summary>
internal enum CallCase
{
    /// <summary>It is asked well and does what it is for.</summary>
    Happy,

    /// <summary>There is nothing to answer with or to work on: an empty list, nobody of that name, no message in the stream.</summary>
    Empty,

    /// <summary>A field cannot be meant.</summary>
    Bad,

    /// <summary>Its caller goes away while it is handled.</summary>
    Cancelled,

    /// <summary>Its deadline passes before it is handled.</summary>
    PastDeadline,

    /// <summary>Its caller is not known, or has not the role of the method.</summary>
    Unauthorised,

    /// <summary>As much is worked on as may be.</summary>
    OverLimit,
}
