using Matching.Domain;

namespace Matching.Learning;

/// <summary>One line of a cluster's ranking.</summary>
/// <param name="Institution">Which institution.</param>
/// <param name="Score">Mean or minimum of the members' shares, 0 to 1.</param>
/// <param name="Members">Each member's share of it, and its place in that member's own ranking of all candidates, in the order asked.</param>
public sealed record ClusterPlace(InstitutionId Institution, double Score, IReadOnlyList<(double Share, int Rank)> Members);
