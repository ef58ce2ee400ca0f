namespace Matching.Learning;

/// <summary>A query that was answered badly.</summary>
/// <param name="Enterprise">Who asked.</param>
/// <param name="Country">Where.</param>
/// <param name="Sector">For which sector.</param>
/// <param name="Year">When.</param>
/// <param name="Candidates">How many were ranked.</param>
/// <param name="Ndcg">NDCG@10.</param>
/// <param name="Right">The institutions that were engaged, best placed first.</param>
/// <param name="Top">Those that stood first instead.</param>
/// <param name="Reasons">Why the best placed right answer stood behind the first of them; sentences, weightiest first.</param>
public sealed record Miss(
    string Enterprise, string Country, string Sector, int Year, int Candidates, double Ndcg,
    IReadOnlyList<MissedInstitution> Right, IReadOnlyList<MissedInstitution> Top, IReadOnlyList<string> Reasons);
