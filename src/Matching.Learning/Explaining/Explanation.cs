using Matching.Domain;

namespace Matching.Learning;

/// <summary>Why an institution has its score in a query.</summary>
/// <param name="Institution">Which.</param>
/// <param name="Rank">Its place among all candidates by score alone, from 1.</param>
/// <param name="CandidateCount">How many candidates there are.</param>
/// <param name="Score">The model's score.</param>
/// <param name="Base">The score of an average candidate; with every contribution it sums to <paramref name="Score"/> within 1e-4.</param>
/// <param name="Reasons">The reasons that add or take something, the largest first, whatever its sign.</param>
/// <param name="Summary">Place, and what chiefly speaks for and against it.</param>
/// <param name="Engagements">The institution's past engagements, newest first.</param>
/// <param name="Comparable">Past engagements in the same field of institutions of the same sort in neighbouring countries, newest first.</param>
public sealed record Explanation(
    InstitutionId Institution,
    int Rank,
    int CandidateCount,
    double Score,
    double Base,
    IReadOnlyList<Reason> Reasons,
    LocalText Summary,
    IReadOnlyList<EngagementFact> Engagements,
    IReadOnlyList<EngagementFact> Comparable);
