using CsCheck;

namespace Matching.Learning.Tests.Scoring;

public sealed class ScoreKeysTests
{
    [Fact]
    public void Of_AnyScores_SortAsScoreDescendingThenNumberAscending() =>
        Gen.Select(Gen.OneOf(Gen.Float, Gen.Int[-2, 2].Select(value => (float)value)), Gen.Int[0, int.MaxValue]).Array[0, 50].Sample(lines =>
        {
            var expected = lines.OrderByDescending(line => line.Item1).ThenBy(line => line.Item2).ToArray();
            var keys = lines.Select(line => ScoreKeys.Of(line.Item1, line.Item2)).Order().ToArray();
            Assert.Equal(expected.Select(line => line.Item2), keys.Select(ScoreKeys.Candidate));
            Assert.Equal(expected.Select(line => line.Item1), keys.Select(ScoreKeys.Score));
        });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.Epsilon)]
    public void Score_Extreme_IsGivenBack(float score) =>
        Assert.Equal((score, 7), (ScoreKeys.Score(ScoreKeys.Of(score, 7)), ScoreKeys.Candidate(ScoreKeys.Of(score, 7))));

    [Fact]
    public void Of_ZerosOfBothSigns_AreOneScore() => Assert.Equal(ScoreKeys.Of(0f, 3), ScoreKeys.Of(-0f, 3));
}
