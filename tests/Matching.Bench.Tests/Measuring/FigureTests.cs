using Matching.Bench.Measuring;

namespace Matching.Bench.Tests.Measuring;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(1.234, "1.23")]
    [InlineData(45.678, "45.7")]
    [InlineData(456.78, "457")]
    [InlineData(1234567.8, "1,234,568")]
    public void Show_Number_HasThreeDigitsBelowAThousand(double value, string expected) => Assert.Equal(expected, Figure.Show(value));

    [Fact]
    public void Of_Rounds_TakesTheirMedianAndKeepsThem()
    {
        var figure = Figure.Of("p50", [3, 1, 2], "ms");
        Assert.Equal(2, figure.Value);
        Assert.Equal([3, 1, 2], figure.Rounds);
        Assert.Equal("p50 2.00 ms", figure.ToString());
    }

    [Theory]
    [InlineData(true, 50, true)]
    [InlineData(true, 49.9, false)]
    [InlineData(false, 50, true)]
    [InlineData(false, 50.1, false)]
    [InlineData(true, double.NaN, false)]
    [InlineData(false, double.NaN, false)]
    public void IsMetBy_Value_ComparesWithTheLimit(bool isLeast, double value, bool expected) =>
        Assert.Equal(expected, (isLeast ? Bound.AtLeast("x", 50) : Bound.AtMost("x", 50)).IsMetBy(value));
}
