using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>
/// The queries worth answering ahead: each enterprise in every country it has worked in, and in the subregion around it, for every sector it
/// has worked in and for all sectors together. A deleted enterprise asks nothing.
/// </summary>
public static class ActiveQueries
{
    /// <summary>Lists the queries in a fixed order.</summary>
    public static IReadOnlyList<RankQuery> Of(LearningData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var regions = data.Catalogue.Regions;
        var queries = new HashSet<RankQuery>();
        foreach (var tie in data.Log.Ties(data.Catalogue).Where(tie => !IsDeleted(data.Catalogue, tie.Enterprise)))
        {
            foreach (var region in new[] { new RegionId(tie.Country.Value), regions.SubregionOf(tie.Country).Id })
            {
                queries.Add(new RankQuery(tie.Enterprise, tie.Sector, region));
                queries.Add(new RankQuery(tie.Enterprise, Sector: null, region));
            }
        }

        return [.. queries
            .OrderBy(query => query.Enterprise)
            .ThenBy(query => query.Region)
            .ThenBy(query => query.Sector?.Value, StringComparer.Ordinal)];
    }

    private static bool IsDeleted(Catalogue catalogue, EnterpriseId enterprise) => catalogue.Enterprises[catalogue.IndexOf(enterprise)].IsDeleted;
}
