namespace Matching.Learning;

/// <summary>A split as the mask ways read it.</summary>
/// <param name="Column">Place of its column in the block of rows.</param>
/// <param name="Threshold">At most this goes left.</param>
/// <param name="Kept">Exits that stay possible for a row which goes right.</param>
/// <param name="KeptBeyond">The same of exits 32 to 63.</param>
internal readonly record struct MaskSplit(int Column, float Threshold, uint Kept, uint KeptBeyond)
{
    /// <summary>Lays out the splits of all trees, one tree after another.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="shapes">Their shapes, of at most 64 exits each.</param>
    /// <param name="rows">Rows a block.</param>
    public static MaskSplit[] Of(DecisionTrees trees, TreeShape[] shapes, int rows)
    {
        var splits = new List<MaskSplit>(trees.SplitCount);
        foreach (var shape in shapes)
        {
            for (var i = 0; i < shape.Splits.Length; i++)
            {
                var (feature, threshold, _, _) = trees.Split(shape.Splits[i]);
                var kept = shape.KeptBy(i);
                splits.Add(new MaskSplit(feature * rows, threshold, (uint)kept, (uint)(kept >> 32)));
            }
        }

        return [.. splits];
    }
}
