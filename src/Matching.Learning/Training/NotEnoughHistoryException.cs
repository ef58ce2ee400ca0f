namespace Matching.Learning;

/// <summary>There is too little history to learn from.</summary>
/// <param name="found">Usable ranking groups found.</param>
/// <param name="needed">Fewest that are needed.</param>
public sealed class NotEnoughHistoryException(int found, int needed)
    : Exception($"Only {found} past queries with both chosen and unchosen institutions; a model needs at least {needed}. Import more engagements, or move the as-of year later.")
{
    /// <summary>Usable ranking groups found.</summary>
    public int Found { get; } = found;

    /// <summary>Fewest that are needed.</summary>
    public int Needed { get; } = needed;
}
