using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>What must hold before an entry is changed.</summary>
internal static class EntryChecks
{
    /// <summary>The entry, which must be there and not deleted.</summary>
    /// <exception cref="UnknownResourceException">It is not there.</exception>
    /// <exception cref="ResourceDeletedException">It is deleted.</exception>
    public static CatalogueEntry<T> ToUpdate<T>(CatalogueEntry<T>? entry, string resource, string id)
        where T : class => entry switch
        {
            null => throw new UnknownResourceException(resource, id),
            { DeletedAt: not null } => throw new ResourceDeletedException(resource, id),
            _ => entry,
        };

    /// <summary>The entry, which must be there; a deleted one counts as gone (AIP-135).</summary>
    /// <exception cref="UnknownResourceException">It is not there.</exception>
    public static CatalogueEntry<T> ToDelete<T>(CatalogueEntry<T>? entry, string resource, string id)
        where T : class => entry is { DeletedAt: null } ? entry : throw new UnknownResourceException(resource, id);

    /// <summary>The entry, which must be deleted (AIP-164).</summary>
    /// <exception cref="UnknownResourceException">It is not there.</exception>
    /// <exception cref="ResourceNotDeletedException">It is not deleted.</exception>
    public static CatalogueEntry<T> ToUndelete<T>(CatalogueEntry<T>? entry, string resource, string id)
        where T : class => entry switch
        {
            null => throw new UnknownResourceException(resource, id),
            { DeletedAt: null } => throw new ResourceNotDeletedException(resource, id),
            _ => entry,
        };

    /// <summary>Refuses a change that was decided on an older state (AIP-154).</summary>
    /// <exception cref="EtagMismatchException">The caller named another etag than the present one.</exception>
    public static void Etag(string given, string present, string resource, string id)
    {
        if (given.Length > 0 && given != present)
        {
            throw new EtagMismatchException(resource, id);
        }
    }

    /// <summary>Refuses a custom sector that cannot stand in the tree.</summary>
    /// <exception cref="ResourceExistsException">Another sector has its id or one of its names.</exception>
    /// <exception cref="InvalidRequestException">It makes no sense in another way.</exception>
    public static void Sector(SectorTree tree, CustomSector sector)
    {
        if (tree.FaultOf(sector) is { } fault)
        {
            throw fault.Other is { } other
                ? new ResourceExistsException("sector", other.Value, fault.Reason)
                : new InvalidRequestException([new FieldViolation(SectorFields.PathOf(fault.Field), fault.Reason)]);
        }
    }
}
