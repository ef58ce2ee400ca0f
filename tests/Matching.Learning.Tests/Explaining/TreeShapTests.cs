using System.Numerics;

namespace Matching.Learning.Tests.Explaining;

public sealed class TreeShapTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 4, 4)]
    [InlineData(3, 5, 3)]
    [InlineData(5, 6, 8)]
    public void Add_SmallEnsembles_EqualsBruteForceShapley(int trees, int depth, int width)
    {
        var random = new Random(trees + (10 * depth) + (100 * width));
        for (var round = 0; round < 100; round++)
        {
            var ensemble = RandomTrees.Grow(random, trees, depth, width);
            var (row, other) = (RandomTrees.Row(random, width), RandomTrees.Row(random, width));
            var found = new double[width];
            new TreeShap(ensemble.Trees, width).Add(row, other, factor: 1, found);
            var expected = BruteForce(ensemble, row, other);
            Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    [Fact]
    public void Add_ByHand_GivesTheValuesOfTheBook()
    {
        // One leaf of 12 that needs column 0 and column 1 of the row and column 2 of the other: 0! of each order that completes it.
        var tree = new DecisionTrees([0], [0, 1, 2], [0, 0, 0], [~0, ~0, ~1], [1, 2, ~0], [0, 12], bias: 5);
        var found = new double[3];
        new TreeShap(tree, 3).Add([1, 1, 1], [0, 0, 0], factor: 1, found);
        Assert.Equal([2.0, 2.0, -4.0], found.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Add_TrainedTrees_SumToTheDifferenceOfTheScores()
    {
        var random = new Random(5);
        var width = FeatureMatrix.Width;
        var shap = new TreeShap(worlds.Model.Trees.Trees, width);
        for (var round = 0; round < 1000; round++)
        {
            var (row, other) = (RandomTrees.Row(random, width), RandomTrees.Row(random, width));
            var found = new double[width];
            shap.Add(row, other, factor: 1, found);
            Assert.Equal(worlds.Model.Trees.Score(row) - worlds.Model.Trees.Score(other), found.Sum(), 1e-4);
        }
    }

    /// <summary>The definition: over all sets of the other columns, what a column adds when it comes, weighted by how many orders bring it then.</summary>
    private static double[] BruteForce(TreeScorer trees, float[] row, float[] other)
    {
        var width = row.Length;
        var values = new double[1 << width];
        for (var set = 0; set < values.Length; set++)
        {
            values[set] = trees.Score([.. row.Select((value, column) => (set >> column & 1) == 1 ? value : other[column])]);
        }

        var shapley = new double[width];
        for (var column = 0; column < width; column++)
        {
            for (var set = 0; set < values.Length; set++)
            {
                if ((set >> column & 1) == 0)
                {
                    var size = BitOperations.PopCount((uint)set);
                    var weight = Factorial(size) * Factorial(width - size - 1) / Factorial(width);
                    shapley[column] += weight * (values[set | (1 << column)] - values[set]);
                }
            }
        }

        return shapley;
    }

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
