namespace Matching.Domain.Tests.Ranking;

public sealed class StagePolicyTests
{
    [Fact]
    public void Default_EveryStage_FavoursSomeKind() =>
        Assert.All(Stages.All, row => Assert.Contains(InstitutionKinds.All, kind => StagePolicy.Default.For(row.Stage, kind) > 0));

    [Fact]
    public void For_NoStage_IsZeroForEveryKind() =>
        Assert.All(InstitutionKinds.All, kind => Assert.Equal(0, StagePolicy.Default.For(Stage.Unspecified, kind)));

    [Fact]
    public void Parse_Table_IsWhatItSays()
    {
        var policy = StagePolicy.Parse(["# mine", "", "stage;kind;adjustment", "moving_up; bank ;-1.5"]);

        Assert.Equal([(Stage.MovingUp, InstitutionKind.Bank, -1.5f)], policy.Rows);
    }

    [Theory]
    [InlineData("moving_up;bank", "line 2: 2 fields")]
    [InlineData("moving;bank;1", "line 2: 'moving' is not a stage: going_global")]
    [InlineData("moving_up;banks;1", "line 2: 'banks' is not a kind: company")]
    [InlineData("moving_up;bank;11", "line 2: '11' is not an adjustment")]
    [InlineData("moving_up;bank;NaN", "line 2: 'NaN' is not an adjustment")]
    [InlineData("moving_up;bank;1\nmoving_up;bank;2", "line 3: moving_up and bank stand there twice")]
    public void Parse_BadLine_IsNamed(string lines, string expected)
    {
        var fault = Assert.Throws<FormatException>(() => StagePolicy.Parse(["stage;kind;adjustment", .. lines.Split('\n')]));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("stage,kind,adjustment", "columns must be stage;kind;adjustment")]
    public void Parse_NoSuchHeader_IsNamed(string text, string expected)
    {
        var fault = Assert.Throws<FormatException>(() => StagePolicy.Parse([text]));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }
}
