namespace Matching.Jobs;

/// <summary>What an import does at a row that cannot be taken.</summary>
public enum ImportErrorPolicy
{
    /// <summary>Stop at the first one; nothing is imported.</summary>
    Stop = 0,

    /// <summary>Leave it out, write it to the file of rejects, and go on.</summary>
    Skip = 1,
}
