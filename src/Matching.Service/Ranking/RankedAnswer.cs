using Matching.Domain;

namespace Matching.Service;

/// <summary>One page of a ranking.</summary>
/// <param name="Items">The page, best first.</param>
/// <param name="Total">How many candidates passed the filter, over all pages.</param>
/// <param name="Generation">The generation it was read from; null when it was ranked live.</param>
internal sealed record RankedAnswer(IReadOnlyList<RankedInstitution> Items, int Total, Generation? Generation);
