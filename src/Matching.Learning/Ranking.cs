using Matching.Domain;

namespace Matching.Learning;

/// <summary>The answer to a query.</summary>
/// <param name="CandidateCount">Institutions of the region, before any filter.</param>
/// <param name="Items">Those that pass the filter, best first.</param>
public sealed record Ranking(int CandidateCount, IReadOnlyList<RankedInstitution> Items);
