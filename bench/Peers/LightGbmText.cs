using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Bench.Peers;

/// <summary>Writes trees as LightGBM's own text format, so that its native library scores by the very same ones.</summary>
/// <remarks>LightGBM's src/io/tree.cpp, Tree::Tree(const char*), says which lines are needed.</remarks>
internal static class LightGbmText
{
    /// <summary>Writes a model. What every row gets besides goes into the leaves of the first tree: the format has no place for it.</summary>
    public static string Write(DecisionTrees trees)
    {
        var text = new StringBuilder()
            .Append("tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n")
            .Append(CultureInfo.InvariantCulture, $"max_feature_idx={FeatureMatrix.Width - 1}\nobjective=lambdarank\n")
            .Append("feature_names=").AppendJoin(' ', FeatureSet.Columns.Select(column => column.Name)).Append('\n')
            .Append("feature_infos=").AppendJoin(' ', FeatureSet.Columns.Select(_ => "[-1e+308:1e+308]")).Append("\n\n");
        for (var tree = 0; tree < trees.Count; tree++)
        {
            WriteTree(text, trees, tree);
        }

        return text.Append("end of trees\n").ToString();
    }

    private static void WriteTree(StringBuilder text, DecisionTrees trees, int number)
    {
        var shape = TreeShape.Of(trees, trees.Roots[number]);
        var splits = shape.Splits.Select(split => trees.Split(split)).ToArray();
        var splitNumbers = shape.Splits.Select((split, i) => (split, i)).ToDictionary(pair => pair.split, pair => pair.i);
        var leafNumbers = shape.Exits.Select((exit, i) => (exit, i)).ToDictionary(pair => pair.exit, pair => pair.i);
        int Child(int child) => child >= 0 ? splitNumbers[child] : ~leafNumbers[~child];
        var besides = number == 0 ? trees.Bias : 0;

        text.Append(CultureInfo.InvariantCulture, $"Tree={number}\nnum_leaves={shape.Exits.Length}\nnum_cat=0\n");
        if (splits.Length > 0)
        {
            Line(text, "split_feature", splits.Select(split => (double)split.Feature));
            Line(text, "threshold", splits.Select(split => (double)split.Threshold));
            Line(text, "decision_type", splits.Select(_ => 0.0));
            Line(text, "left_child", splits.Select(split => (double)Child(split.Left)));
            Line(text, "right_child", splits.Select(split => (double)Child(split.Right)));
        }

        Line(text, "leaf_value", shape.Exits.Select(exit => trees.Leaves[exit] + besides));
        text.Append("is_linear=0\nshrinkage=1\n\n\n");
    }

    private static void Line(StringBuilder text, string key, IEnumerable<double> values) =>
        text.Append(key).Append('=').AppendJoin(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
}
