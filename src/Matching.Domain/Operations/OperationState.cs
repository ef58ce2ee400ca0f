namespace Matching.Domain;

/// <summary>Where a long-running operation stands. Numbers are stored: never renumber, only add.</summary>
public enum OperationState
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>Waits for its turn.</summary>
    Queued = 1,

    /// <summary>Is worked on.</summary>
    Running = 2,

    /// <summary>Done; it has a result.</summary>
    Succeeded = 3,

    /// <summary>Done; it has an error.</summary>
    Failed = 4,

    /// <summary>Ended because somebody asked for it; nothing of it was kept.</summary>
    Cancelled = 5,
}
