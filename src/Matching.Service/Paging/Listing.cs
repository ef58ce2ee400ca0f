namespace Matching.Service;

/// <summary>One page of a list that is computed as a whole from one serving state.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="Offset">How many items came before it.</param>
/// <param name="NextToken">The token of the next page; empty on the last.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, int Offset, string NextToken)
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="token">Where to begin; null for the first page.</param>
    /// <param name="size">How many items at most, from 1.</param>
    /// <param name="fingerprint">Stands for the request.</param>
    /// <param name="state">What the list was computed from.</param>
    public static Listing<T> Of(IReadOnlyList<T> all, PageToken? token, int size, ulong fingerprint, ServingState state)
    {
        var offset = Math.Min(token?.Offset ?? 0, all.Count);
        var items = all.Skip(offset).Take(size).ToList();
        var next = offset + items.Count;
        return new Listing<T>(items, offset, next < all.Count ? new PageToken(fingerprint, state.Stamp, next, string.Empty).Encode() : string.Empty);
    }
}
