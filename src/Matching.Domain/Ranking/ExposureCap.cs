namespace Matching.Domain;

/// <summary>How often one institution may stand on a first page of a generation: its capacity is real.</summary>
/// <param name="MostPages">Most first pages one institution stands on, 1 or more.</param>
/// <param name="FirstPage">How many places at the top of a page count as its first page, 1 or more.</param>
public sealed record ExposureCap(int MostPages, int FirstPage);
