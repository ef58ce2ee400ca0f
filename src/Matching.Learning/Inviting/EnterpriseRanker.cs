using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Ranks enterprises for an institution: the reverse of <see cref="Ranker"/>, by the same model. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// A model's scores compare within one enterprise's candidates only, so they are turned into shares first (<see cref="ScoreShares"/>):
/// the chance that this institution is the one chosen, given that the enterprise engages someone in its country. Times the part the
/// enterprise is expected to have in the country's next engagements of the sector (<see cref="EnterpriseActivity"/>), that is the expected
/// part of this very pair, by the chain rule; it compares between enterprises.
/// </remarks>
/// <param name="catalogue">Who exists.</param>
/// <param name="history">What is known.</param>
/// <param name="ranker">Ranks with the same catalogue and history.</param>
public sealed class EnterpriseRanker(Catalogue catalogue, EngagementHistory history, Ranker ranker)
{
    /// <summary>Most enterprises scored: the most active ones.</summary>
    public const int MaxScored = 500;

    /// <summary>Most (enterprise, candidate) pairs scored: in a country of very many institutions fewer enterprises are.</summary>
    public const int MaxPairs = 300_000;

    /// <summary>Fewest enterprises scored, however many institutions the country has.</summary>
    public const int MinScored = 20;

    /// <summary>Ranks the enterprises most active around an institution.</summary>
    /// <param name="institution">Who invites.</param>
    /// <param name="sector">A node of the sector tree, or null for every sector.</param>
    /// <param name="excludeEngaged">Leave out enterprises that worked with it before.</param>
    /// <param name="cancellationToken">Stops between enterprises.</param>
    /// <returns>Best first: <see cref="InvitedEnterprise.Score"/> descending, then id ascending.</returns>
    /// <exception cref="UnknownResourceException">The institution or sector does not exist, or the institution is deleted or expired.</exception>
    public IReadOnlyList<InvitedEnterprise> Rank(
        InstitutionId institution, SectorId? sector, bool excludeEngaged = false, CancellationToken cancellationToken = default)
    {
        var number = Known(catalogue.IndexOf(institution), "institution", institution.Value);
        var sectorNumber = sector is { } named ? Known(catalogue.IndexOf(named), "sector", named.Value) : -1;
        if (ranker.IsRetired(number))
        {
            throw new UnknownResourceException("institution", institution.Value);
        }

        int[] candidates = [.. catalogue.InCountry(catalogue.CountryOf(number)).ToArray().Where(candidate => !ranker.IsRetired(candidate))];
        var place = Array.IndexOf(candidates, number);
        var pairs = PairCounts(number);
        var activity = EnterpriseActivity.Of(catalogue, history, sectorNumber);
        var scored = Math.Clamp(MaxPairs / candidates.Length, MinScored, MaxScored);
        var invited = new List<InvitedEnterprise>();
        foreach (var enterprise in MostActive(activity, pairs, excludeEngaged).Where(enterprise => !catalogue.Enterprises[enterprise].IsDeleted).Take(scored))
        {
            var share = ScoreShares.Of(ranker.Score(enterprise, sectorNumber, candidates, cancellationToken))[place];
            invited.Add(new InvitedEnterprise(catalogue.Enterprises[enterprise].Id, activity[enterprise], share, pairs.GetValueOrDefault(enterprise)));
        }

        invited.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Enterprise.CompareTo(b.Enterprise));
        return invited;
    }

    /// <summary>Old partners first: they are scored however little they do elsewhere. Then the most active.</summary>
    private static IEnumerable<int> MostActive(double[] activity, Dictionary<int, int> pairs, bool excludeEngaged)
    {
        var order = new int[activity.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => activity[a] != activity[b] ? activity[b].CompareTo(activity[a]) : a.CompareTo(b));
        return excludeEngaged
            ? order.Where(enterprise => !pairs.ContainsKey(enterprise))
            : order.Where(pairs.ContainsKey).Concat(order.Where(enterprise => !pairs.ContainsKey(enterprise)));
    }

    private Dictionary<int, int> PairCounts(int institution)
    {
        var counts = new Dictionary<int, int>();
        foreach (var past in history.OfInstitution(institution))
        {
            counts[past.Enterprise] = counts.GetValueOrDefault(past.Enterprise) + 1;
        }

        return counts;
    }

    private static int Known(int index, string resource, string id) => index >= 0 ? index : throw new UnknownResourceException(resource, id);
}
