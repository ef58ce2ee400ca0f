using Matching.Domain;

namespace Matching.Learning;

/// <summary>One query of a backtest with all its candidates, best first.</summary>
/// <param name="Enterprise">Who asked.</param>
/// <param name="Country">Where.</param>
/// <param name="Sector">For which sector.</param>
/// <param name="Year">When.</param>
/// <param name="Items">Every candidate: score descending, then id ascending.</param>
public sealed record RankedQuery(EnterpriseId Enterprise, CountryCode Country, SectorId Sector, int Year, IReadOnlyList<RankedInstitution> Items)
{
    internal static RankedQuery Create(Catalogue catalogue, PastQuery query, int[] candidates, float[] scores) => new(
        catalogue.Enterprises[query.Enterprise].Id,
        new CountryCode(catalogue.Regions.Countries[query.Country].Id.Value),
        catalogue.Sectors.All[query.Sector].Id,
        query.Year,
        [.. Enumerable.Range(0, candidates.Length)
            .OrderByDescending(i => scores[i]).ThenBy(i => candidates[i])
            .Select(i => new RankedInstitution(catalogue.Institutions[candidates[i]].Id, scores[i]))]);
}
