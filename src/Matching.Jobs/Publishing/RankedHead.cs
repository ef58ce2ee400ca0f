using Matching.Domain;

namespace Matching.Jobs;

/// <summary>The top of one active query's ranking.</summary>
/// <param name="Index">The query's place in the list of active queries.</param>
/// <param name="Page">The page by score alone.</param>
/// <param name="LogSum">Logarithm of the sum of exp(score) over all candidates; turns a score into a share.</param>
internal sealed record RankedHead(int Index, RankedPage Page, double LogSum);
