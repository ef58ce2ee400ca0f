namespace Matching.Learning;

/// <summary>
/// A score and a candidate's number in one integer, whose ascending order is the order of a ranking: score descending, then number ascending.
/// Sorting plain integers needs no comparer.
/// </summary>
internal static class ScoreKeys
{
    /// <summary>Packs. What is not a number comes last.</summary>
    public static ulong Of(float score, int candidate)
    {
        // Zero of either sign is one score. A float's bits rise with it once the sign is turned over.
        var bits = BitConverter.SingleToUInt32Bits(score == 0 ? 0 : score);
        var rising = float.IsNaN(score) ? 0 : (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
        return ((ulong)~rising << 32) | (uint)candidate;
    }

    /// <summary>The score.</summary>
    public static float Score(ulong key)
    {
        var rising = ~(uint)(key >> 32);
        return rising == 0 ? float.NaN : BitConverter.UInt32BitsToSingle((rising & 0x8000_0000) != 0 ? rising & 0x7fff_ffff : ~rising);
    }

    /// <summary>The candidate's number.</summary>
    public static int Candidate(ulong key) => (int)(uint)key;
}
