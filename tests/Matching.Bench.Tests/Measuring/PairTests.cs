using Matching.Bench.Measuring;

namespace Matching.Bench.Tests.Measuring;

public sealed class PairTests
{
    [Fact]
    public void Ratio_ASlowRoundForBoth_CancelsOut() => Assert.Equal(2, new Pair([20, 2, 22], [10, 1, 11]).Ratio);

    [Fact]
    public void Ratio_ADisturbanceOfOneSide_DoesNotCount() => Assert.Equal(2, new Pair([20, 3, 20], [10, 10, 10]).Ratio);

    [Fact]
    public void Measure_CountedRounds_TakeTurns()
    {
        var calls = new List<char>();
        var pair = Pair.Measure(3, () => Note('A', 4), () => Note('B', 2), TimeSpan.Zero);
        Assert.Equal("AB" + "ABABAB", new string([.. calls]));
        Assert.Equal((3, 3, 2.0), (pair.Ours.Count, pair.Theirs.Count, pair.Ratio));

        double Note(char side, double rate)
        {
            calls.Add(side);
            return rate;
        }
    }

    [Fact]
    public void Measure_NoRound_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Pair.Measure(0, () => 1, () => 1));
}
