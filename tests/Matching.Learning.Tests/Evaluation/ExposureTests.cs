namespace Matching.Learning.Tests.Evaluation;

public sealed class ExposureTests
{
    [Theory]
    [InlineData(new double[] { 2, 2, 2, 2 }, 0)]
    [InlineData(new double[] { 0, 0, 0, 8 }, 0.75)]
    [InlineData(new double[] { 1, 3 }, 0.25)]
    [InlineData(new double[] { 0, 0 }, 0)]
    [InlineData(new double[] { }, 0)]
    public void GiniOf_Amounts_IsTheTextbookValue(double[] amounts, double gini) => Assert.Equal(gini, Learning.Exposure.GiniOf(amounts), 12);

    [Fact]
    public void Read_TwelveCandidates_CoversTheTenBest()
    {
        var meter = new ExposureMeter();
        meter.Add([.. Enumerable.Range(0, 12)], [.. Enumerable.Range(0, 12).Select(i => (float)i)]);
        var exposure = meter.Read();
        Assert.Equal(10 / 12.0, exposure.Coverage, 12);
        Assert.Equal(2 / 12.0, exposure.Gini, 12);
    }

    [Fact]
    public void Read_AllTied_SharesThePlacesByChance()
    {
        var meter = new ExposureMeter();
        meter.Add([.. Enumerable.Range(0, 20)], new float[20]);
        Assert.Equal(0.5, meter.Read().Coverage, 12);
        Assert.Equal(0, meter.Read().Gini, 12);
        meter.Add([.. Enumerable.Range(0, 20)], new float[20]);
        Assert.Equal(0.75, meter.Read().Coverage, 12);
    }

    [Fact]
    public void Read_CandidatesInAnotherOrder_IsTheSame()
    {
        float[] scores = [3, 1, 2, 2, 2, 5, float.NaN, 4, 4, 0, 0, 0, 1];
        var order = Enumerable.Range(0, scores.Length).ToArray();
        var (first, second) = (new ExposureMeter(), new ExposureMeter());
        first.Add(order, scores);
        new Random(3).Shuffle(order);
        second.Add(order, Array.ConvertAll(order, i => scores[i]));
        Assert.Equal(first.Read().Coverage, second.Read().Coverage, 9);
        Assert.Equal(first.Read().Gini, second.Read().Gini, 9);
    }
}
