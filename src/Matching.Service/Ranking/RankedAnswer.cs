using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>One page of a ranking.</summary>
/// <param name="Items">The page, best first.</param>
/// <param name="Total">How many candidates passed the filter, over all pages.</param>
/// <param name="Generation">The generation it was read from; null when it was ranked live.</param>
/// <param name="Stamp">Stands for the order the page is of: of the state's model and data, or of a capped generation's pages.</param>
/// <param name="AsOfYear">What was known: engagements of earlier years.</param>
internal sealed record RankedAnswer(IReadOnlyList<PlacedInstitution> Items, int Total, Generation? Generation, ulong Stamp, int AsOfYear);
