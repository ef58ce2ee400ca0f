namespace Matching.Learning;

/// <summary>How often something was in a sector, in four bytes.</summary>
internal readonly record struct SectorTally
{
    private const int CountBits = 24;
    private const uint CountMask = (1u << CountBits) - 1;

    /// <summary>Packs.</summary>
    /// <param name="sector">The sector's number, 0 to 255.</param>
    /// <param name="count">How often, 0 to 16,777,215.</param>
    /// <exception cref="OverflowException">One of them is larger.</exception>
    public SectorTally(int sector, int count)
    {
        if ((uint)count > CountMask)
        {
            throw new OverflowException($"{count} engagements of one enterprise in one sector are more than {CountMask}.");
        }

        Packed = ((uint)checked((byte)sector) << CountBits) | (uint)count;
    }

    /// <summary>Both in one word.</summary>
    public uint Packed { get; }

    /// <summary>The sector's number.</summary>
    public int Sector => (int)(Packed >> CountBits);

    /// <summary>How often.</summary>
    public int Count => (int)(Packed & CountMask);

    /// <summary>Both, as in a loop's head.</summary>
    public void Deconstruct(out int sector, out int count) => (sector, count) = (Sector, Count);
}
