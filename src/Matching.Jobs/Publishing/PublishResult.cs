using Matching.Domain;

namespace Matching.Jobs;

/// <summary>What was published.</summary>
/// <param name="Generation">The generation that is now current.</param>
/// <param name="Pairs">(query, candidate) pairs that were ranked.</param>
/// <param name="Exposure">How evenly its first pages show institutions.</param>
public sealed record PublishResult(Generation Generation, long Pairs, ExposureReport Exposure);
