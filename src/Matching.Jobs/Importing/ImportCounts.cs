namespace Matching.Jobs;

/// <summary>What became of the rows of one file. <see cref="Read"/> = <see cref="Imported"/> + <see cref="Unchanged"/> + <see cref="Rejected"/>.</summary>
/// <param name="File">The file's name; for AidData's file, what was made of it: enterprises, institutions, engagements.</param>
/// <param name="Inserted">Rows that are new.</param>
/// <param name="Updated">Rows whose id was known and whose content changed.</param>
/// <param name="Unchanged">Rows that were there already, just so.</param>
/// <param name="Rejected">Rows left out.</param>
public sealed record ImportCounts(string File, long Inserted, long Updated, long Unchanged, long Rejected)
{
    /// <summary>Rows taken: new or changed.</summary>
    public long Imported => Inserted + Updated;

    /// <summary>Rows of the file, without its header.</summary>
    public long Read => Imported + Unchanged + Rejected;
}
