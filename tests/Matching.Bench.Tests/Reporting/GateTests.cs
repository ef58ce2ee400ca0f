using Matching.Bench.Measuring;
using Matching.Bench.Reporting;

namespace Matching.Bench.Tests.Reporting;

public sealed class GateTests
{
    [Fact]
    public void Faults_GatedBoundMissed_NamesRowLimitAndValue() =>
        Assert.Equal(
            ["import: rate ≥ 50,000 rows/s was asked, 40,000 measured"],
            Gate.Faults([Rows.Measured("import", 40_000, Bound.AtLeast("rate", 50_000, "rows/s")), Rows.Measured("other", 60_000, Bound.AtLeast("rate", 50_000))]));

    [Fact]
    public void Faults_AimMissed_NamesNothing()
    {
        var row = Rows.Measured("import", 1, Bound.AtLeast("rate", 2).AsAim());
        Assert.Empty(Gate.Faults([row]));
        Assert.Equal("short of the aim", Gate.Verdict(row));
    }

    [Fact]
    public void Faults_BoundOnAFigureThatIsNotThere_IsShort() =>
        Assert.Single(Gate.Faults([Rows.Measured("import", 1, Bound.AtLeast("speed", 0))]));

    [Fact]
    public void Faults_WrongResult_IsNamedAlthoughNothingWasMeasured() =>
        Assert.Equal(["score: scores differ"], Gate.Faults([Rows.Troubled("score", "scores differ", isWrong: true)]));

    [Fact]
    public void Faults_SkippedRow_IsNotShort()
    {
        var row = Rows.Troubled("memory", "not on this system", isWrong: false);
        Assert.Empty(Gate.Faults([row]));
        Assert.Equal("skipped: not on this system", Gate.Verdict(row));
    }

    [Fact]
    public void Verdict_EveryBoundMet_SaysMet() => Assert.Equal("met", Gate.Verdict(Rows.Measured("import", 5, Bound.AtLeast("rate", 5), Bound.AtMost("rate", 5))));
}
