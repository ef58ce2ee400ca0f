using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Matching.Service.Tests.Proving;

/// <summary>Makes a model that never ends out of a sound one: every split of the first tree leads to its second split.</summary>
internal static class EndlessModel
{
    public static ModelFolder From(ModelFolder sound)
    {
        var tree = FirstTree(sound);
        var endless = sound.Copy();
        endless.ChangeTrees(bytes =>
        {
            LeadBack(bytes, [.. tree.LeftChild.Take(tree.NumberOfNodes)]);
            LeadBack(bytes, [.. tree.RightChild.Take(tree.NumberOfNodes)]);
            return bytes;
        });
        Assert.All(FirstTree(endless).LeftChild.Take(tree.NumberOfNodes), child => Assert.Equal(1, child));
        return endless;
    }

    /// <summary>The children of a tree stand in the file one after another; all become the second split.</summary>
    private static void LeadBack(byte[] bytes, int[] children)
    {
        var at = bytes.AsSpan().IndexOf(MemoryMarshal.AsBytes<int>(children));
        Assert.True(at >= 0, "the file no longer holds a tree's children as one array");
        MemoryMarshal.Cast<byte, int>(bytes.AsSpan(at, children.Length * sizeof(int))).Fill(1);
    }

    private static RegressionTree FirstTree(ModelFolder folder)
    {
        var model = new MLContext().Model.Load(new MemoryStream(folder.Files["model.zip"]), out _);
        return ((RankingPredictionTransformer<FastTreeRankingModelParameters>)model).Model.TrainedTreeEnsemble.Trees[0];
    }
}
