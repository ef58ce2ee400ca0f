namespace Matching.Learning;

/// <summary>How far a column has moved since training.</summary>
/// <param name="Name">The column.</param>
/// <param name="Index">Its <see cref="StabilityIndex"/>.</param>
/// <param name="Noise">What chance alone stays below in 99 of 100 samples of this size.</param>
public sealed record ColumnDrift(string Name, double Index, double Noise)
{
    /// <summary>Beyond chance and beyond the documented threshold.</summary>
    public DriftLevel Level => Index <= Noise || Index < StabilityIndex.Moderate ? DriftLevel.None
        : Index < StabilityIndex.Major ? DriftLevel.Moderate
        : DriftLevel.Major;
}
