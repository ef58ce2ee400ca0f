using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Ranks the institutions of a region for enterprises that go abroad together. Members' scores do not compare, their shares do
/// (<see cref="ScoreShares"/>): a share is the same promise whoever it is made to. Immutable and thread-safe.
/// </summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="ranker">Ranks for one member.</param>
public sealed class ClusterRanker(Catalogue catalogue, Ranker ranker)
{
    /// <summary>Fewest members.</summary>
    public const int MinMembers = 2;

    /// <summary>Most members.</summary>
    public const int MaxMembers = 20;

    /// <summary>Ranks for a group.</summary>
    /// <param name="members">Who goes together, each once.</param>
    /// <param name="sector">A node of the sector tree, or null for every sector.</param>
    /// <param name="region">A node of the region tree.</param>
    /// <param name="filter">Hard conditions; whom any member engaged counts as engaged. They never change a share.</param>
    /// <param name="aggregation">Mean or minimum.</param>
    /// <param name="cancellationToken">Stops between members.</param>
    /// <returns>Every candidate that passes, best first: score descending, then id ascending.</returns>
    /// <exception cref="UnknownResourceException">An enterprise, the sector or the region does not exist.</exception>
    public IReadOnlyList<ClusterPlace> Rank(
        IReadOnlyList<EnterpriseId> members,
        SectorId? sector,
        RegionId region,
        CandidateFilter filter,
        ClusterAggregation aggregation,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(filter);
        var shares = new Dictionary<int, (double Share, int Rank)[]>();
        var passing = new Dictionary<int, int>();
        for (var member = 0; member < members.Count; member++)
        {
            var query = new RankQuery(members[member], sector, region);
            var all = ranker.Rank(query, CandidateFilter.None, cancellationToken).Items;
            var logSum = ScoreShares.LogSum(all);
            for (var i = 0; i < all.Count; i++)
            {
                var number = catalogue.IndexOf(all[i].Institution);
                if (!shares.TryGetValue(number, out var line))
                {
                    shares[number] = line = new (double, int)[members.Count];
                }

                line[member] = (Math.Exp(all[i].Score - logSum), i + 1);
            }

            foreach (var item in filter.IsEmpty ? all : ranker.Rank(query, filter, cancellationToken).Items)
            {
                var number = catalogue.IndexOf(item.Institution);
                passing[number] = passing.GetValueOrDefault(number) + 1;
            }
        }

        // Numbers are in the order of ids.
        return [.. passing
            .Where(pass => pass.Value == members.Count)
            .Select(pass => (Number: pass.Key, Score: Aggregate(shares[pass.Key], aggregation)))
            .OrderByDescending(line => line.Score)
            .ThenBy(line => line.Number)
            .Select(line => new ClusterPlace(catalogue.Institutions[line.Number].Id, line.Score, shares[line.Number]))];
    }

    private static double Aggregate((double Share, int Rank)[] members, ClusterAggregation aggregation) =>
        aggregation == ClusterAggregation.LeastMisery ? members.Min(member => member.Share) : members.Average(member => member.Share);
}
