using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.CatalogueService: one file for each verb beside this one.</summary>
internal sealed partial class CatalogueRpc(MatchingStore store, EditCommand edits, ImportCommand import, TimeProvider time)
    : CatalogueService.CatalogueServiceBase
{
    /// <summary>Page size of List and Search unless told otherwise.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Largest page of List.</summary>
    public const int MaxListSize = 1000;

    /// <summary>Largest page of Search.</summary>
    public const int MaxSearchSize = 100;

    /// <summary>Most results of one search over all pages.</summary>
    public const int MaxSearchResults = 1000;

    private readonly CatalogueReader _catalogue = store.Catalogue;

    /// <summary>The page of a list that is held in memory.</summary>
    private static (IReadOnlyList<T> Items, string NextToken) Page<T>(IReadOnlyList<T> all, PageToken? token, ulong fingerprint, int size)
    {
        PageTokens.CheckBelongs(token, fingerprint);
        var offset = Math.Min(token?.Offset ?? 0, all.Count);
        var items = all.Skip(offset).Take(size).ToList();
        var next = offset + items.Count;
        return (items, next < all.Count ? new PageToken(fingerprint, 0, next, string.Empty).Encode() : string.Empty);
    }

    /// <summary>Cuts the one row read too many off a page, and makes the token it calls for.</summary>
    private static (IReadOnlyList<T> Items, string NextToken) Cut<T>(IReadOnlyList<T> rows, int size, ulong fingerprint, Func<T, string> id) =>
        rows.Count <= size
            ? (rows, string.Empty)
            : ([.. rows.Take(size)], new PageToken(fingerprint, 0, 0, id(rows[size - 1])).Encode());
}
