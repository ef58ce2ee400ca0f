namespace Matching.Learning;

/// <summary>How a recipe answered one query of a window.</summary>
/// <param name="Query">Stands for (enterprise, country, sector, year): the start of their SHA-256, so that a version does not carry its data with it.</param>
/// <param name="Enterprise">Stands for who asked, likewise: the cluster of the bootstrap.</param>
/// <param name="Sector">For which sector.</param>
/// <param name="Subregion">M49 subregion of the country.</param>
/// <param name="IsWarm">A right answer had been engaged before the cut-off.</param>
/// <param name="IsNewEnterprise">The enterprise had engaged nobody before the cut-off.</param>
/// <param name="Ndcg">NDCG@10 of the recipe.</param>
/// <param name="RuleNdcg">NDCG@10 of the best rule without learning over the whole window.</param>
public sealed record WindowQuery(
    string Query, string Enterprise, string Sector, string Subregion, bool IsWarm, bool IsNewEnterprise, double Ndcg, double RuleNdcg);
