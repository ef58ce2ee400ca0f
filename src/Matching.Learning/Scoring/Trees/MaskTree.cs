namespace Matching.Learning;

/// <summary>A tree as the mask ways read it: where its parts stand.</summary>
/// <param name="Splits">How many splits it has; they follow those of the tree before.</param>
/// <param name="FirstValue">Where its exits' values begin.</param>
/// <param name="Exits">How many ways out it has.</param>
internal readonly record struct MaskTree(int Splits, int FirstValue, int Exits)
{
    /// <summary>Lays out all trees and their values.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="shapes">Their shapes.</param>
    /// <param name="step">Each tree's values fill a multiple of this many places.</param>
    public static (MaskTree[] Trees, double[] Values) Of(DecisionTrees trees, TreeShape[] shapes, int step)
    {
        var all = new MaskTree[shapes.Length];
        var values = new List<double>();
        for (var t = 0; t < shapes.Length; t++)
        {
            all[t] = new MaskTree(shapes[t].Splits.Length, values.Count, shapes[t].Exits.Length);
            foreach (var exit in shapes[t].Exits)
            {
                values.Add(trees.Leaves[exit]);
            }

            while (values.Count % step != 0)
            {
                values.Add(0);
            }
        }

        return (all, [.. values]);
    }
}
