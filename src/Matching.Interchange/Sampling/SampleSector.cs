using Matching.Domain;

namespace Matching.Interchange;

/// <summary>A sector of the invented world.</summary>
/// <param name="Id">Its id in the sector tree.</param>
/// <param name="Weight">How often enterprises work in it.</param>
/// <param name="MedianUsdMillions">What half of its projects cost at most.</param>
/// <param name="Affinity">How much each kind of institution belongs to it, by the kind's number.</param>
/// <param name="Fields">Words of its fields in six languages and Chinese, the general one first.</param>
internal sealed record SampleSector(SectorId Id, int Weight, int MedianUsdMillions, int[] Affinity, IReadOnlyList<string[]> Fields);
