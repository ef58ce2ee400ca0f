using Matching.Domain;

namespace Matching.Store;

/// <summary>The changes one <see cref="CatalogueEdit"/> makes to resources of one kind.</summary>
/// <typeparam name="T">The resource.</typeparam>
/// <typeparam name="TId">Its id.</typeparam>
public abstract class CatalogueEdits<T, TId>
    where T : class
    where TId : struct
{
    private protected CatalogueEdits()
    {
    }

    /// <summary>Whether anything was changed.</summary>
    internal bool Changed => Changes.Count > 0;

    /// <summary>What was changed, in order, for the audit log.</summary>
    internal List<AuditChange> Changes { get; } = [];

    /// <summary>The resource with exactly this id, a deleted one too, or null.</summary>
    public abstract CatalogueEntry<T>? Find(TId id);

    /// <summary>Adds a resource.</summary>
    /// <returns>What was added; null, and nothing is changed, when its id is known, be it of a deleted one.</returns>
    public abstract CatalogueEntry<T>? Add(T value);

    /// <summary>Gives the resource of the same id this content; whether it is deleted stays as it was. Equal content changes nothing.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public abstract CatalogueEntry<T> Update(T value);

    /// <summary>Deletes a resource: it is kept, but not found by name, listed or ranked.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public abstract CatalogueEntry<T> Delete(TId id);

    /// <summary>Undoes a deletion.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public abstract CatalogueEntry<T> Undelete(TId id);
}
