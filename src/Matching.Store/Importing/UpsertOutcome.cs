namespace Matching.Store;

/// <summary>What became of one value put into an import.</summary>
public enum UpsertOutcome
{
    /// <summary>It is new.</summary>
    Inserted = 1,

    /// <summary>Its id was known; its content changed.</summary>
    Updated = 2,

    /// <summary>It was there already, with the same content.</summary>
    Unchanged = 3,

    /// <summary>It cannot be stored; the import goes on without it.</summary>
    Rejected = 4,
}
