namespace Matching.Learning;

/// <summary>How a recipe answered one query of a window.</summary>
/// <param name="Enterprise">Who asked: the cluster of the bootstrap.</param>
/// <param name="Country">Where, ISO 3166-1 alpha-2.</param>
/// <param name="Sector">For which sector.</param>
/// <param name="Year">When.</param>
/// <param name="IsWarm">A right answer had been engaged before the cut-off.</param>
/// <param name="IsNewEnterprise">The enterprise had engaged nobody before the cut-off.</param>
/// <param name="Subregion">M49 subregion of the country.</param>
/// <param name="Ndcg">NDCG@10 of the recipe.</param>
/// <param name="RuleNdcg">NDCG@10 of the best rule without learning over the whole window.</param>
public sealed record WindowQuery(
    string Enterprise, string Country, string Sector, int Year, bool IsWarm, bool IsNewEnterprise, string Subregion, double Ndcg, double RuleNdcg)
{
    /// <summary>What makes it the same query in two results of one window.</summary>
    public (string Enterprise, string Country, string Sector, int Year) Key => (Enterprise, Country, Sector, Year);
}
