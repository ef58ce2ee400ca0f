namespace Matching.Domain;

/// <summary>The top of a ranking, written ahead for a query that is asked often.</summary>
/// <param name="Query">The query it answers, unfiltered.</param>
/// <param name="CandidateCount">How many candidates were ranked; <paramref name="Top"/> may hold fewer.</param>
/// <param name="Top">Best first: score descending, then institution id ascending (ordinal).</param>
public sealed record RankedPage(RankQuery Query, int CandidateCount, IReadOnlyList<RankedInstitution> Top);
