using CsCheck;

namespace Matching.Domain.Tests.Events;

public sealed class IntroductionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_StepsInAnyOrderOfRecording_StandsAtTheFurthest()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Meeting, day: 9), Event(MatchEventKind.Shortlisted, day: 1), Event(MatchEventKind.Introduced, day: 4)]));

        Assert.Equal((MatchEventKind.Meeting, Start.AddDays(9), Start.AddDays(1)), (item.Stage, item.Since, item.Opened));
        Assert.Equal(Start.AddDays(9) + StagePatience.Of(MatchEventKind.Meeting), item.Due);
        Assert.Null(item.EngagedSince);
    }

    [Fact]
    public void Of_ShownAgainAfterAMeeting_StaysAtTheMeeting()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Shown, day: 0), Event(MatchEventKind.Meeting, day: 3), Event(MatchEventKind.Viewed, day: 5)]));

        Assert.Equal((MatchEventKind.Meeting, Start.AddDays(3)), (item.Stage, item.Opened));
    }

    [Fact]
    public void Of_OnlyImpressions_StandsThere()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Shown, day: 0), Event(MatchEventKind.Viewed, day: 5)]));

        Assert.Equal((MatchEventKind.Viewed, null), (item.Stage, item.Due));
    }

    [Fact]
    public void Of_Declined_EndsAndTakesTheAcceptanceBack()
    {
        var item = Assert.Single(Introductions.Of(
        [
            Event(MatchEventKind.Accepted, day: 1),
            Event(MatchEventKind.Declined, day: 2) with { DeclineReason = DeclineReason.NoCapacity, Note = "next year" },
        ]));

        Assert.Equal((MatchEventKind.Declined, MatchEventKind.Accepted, DeclineReason.NoCapacity, "next year"), (item.Stage, item.Furthest, item.DeclineReason, item.Note));
        Assert.Null(item.EngagedSince);
        Assert.Null(item.Due);
    }

    [Fact]
    public void Of_DeclinedAfterASignature_StaysAnEngagement()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Memorandum, day: 1), Event(MatchEventKind.Declined, day: 2)]));

        Assert.Equal(Start.AddDays(1), item.EngagedSince);
    }

    [Fact]
    public void Of_IntroducedAgainAfterADecline_IsOpenAgain()
    {
        var item = Assert.Single(Introductions.Of(
            [Event(MatchEventKind.Meeting, day: 1), Event(MatchEventKind.Declined, day: 2) with { DeclineReason = DeclineReason.Terms }, Event(MatchEventKind.Introduced, day: 90)]));

        Assert.Equal(
            (MatchEventKind.Introduced, MatchEventKind.Meeting, DeclineReason.Unspecified, Start.AddDays(90)),
            (item.Stage, item.Furthest, item.DeclineReason, item.Since));
    }

    [Fact]
    public void Of_SectorNamedOnlyWhenTheyAgreed_IsOneIntroduction()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Introduced, day: 1, sector: null), Event(MatchEventKind.Accepted, day: 8)]));

        Assert.Equal((new SectorId("energy"), MatchEventKind.Accepted, Start.AddDays(1)), (item.Sector, item.Stage, item.Opened));
    }

    [Fact]
    public void Of_OtherSectorsRegionsAndPairs_StandApart() => Assert.Equal(4, Introductions.Of(
    [
        Event(MatchEventKind.Introduced, day: 1),
        Event(MatchEventKind.Introduced, day: 1, sector: "health"),
        Event(MatchEventKind.Introduced, day: 1) with { Region = new RegionId("eastern-africa") },
        Event(MatchEventKind.Introduced, day: 1) with { Institution = new InstitutionId("i2") },
    ]).Count);

    [Fact]
    public void Of_RankedEvent_KeepsModelAndPosition()
    {
        var item = Assert.Single(Introductions.Of([Event(MatchEventKind.Introduced, day: 1) with { Position = 3, ModelVersion = "m1" }, Event(MatchEventKind.Meeting, day: 2)]));

        Assert.Equal((3, "m1"), (item.Ranked!.Position, item.Ranked.ModelVersion));
    }

    [Fact]
    public void Engagements_OneSectorAskedAboutInTwoRegions_IsOneSinceTheFirst()
    {
        var engagement = Assert.Single(RecordedEngagement.Of(Introductions.Of(
            [Event(MatchEventKind.Contract, day: 5), Event(MatchEventKind.Accepted, day: 2) with { Region = new RegionId("eastern-africa") }])));

        Assert.Equal((Start.AddDays(2), MatchEventKind.Contract), (engagement.Since, engagement.Furthest));
    }

    /// <summary>Learning reads only answers, the pipeline reads everything: both must see the same engagements.</summary>
    [Fact]
    public void Engagements_OfAnswersAlone_AreThoseOfAllEvents() => Check.Sample(
        Gen.Select(Gen.Int[1, 11], Gen.Int[0, 20], Gen.Int[0, 2]).Array[0, 12],
        steps =>
        {
            var events = steps.Select(step => Event(
                (MatchEventKind)step.Item1,
                step.Item2,
                step.Item3 switch { 0 when (MatchEventKind)step.Item1 is < MatchEventKind.Accepted or MatchEventKind.Declined => null, 2 => "health", _ => "energy" })).ToList();
            var all = RecordedEngagement.Of(Introductions.Of(events));
            var answers = RecordedEngagement.Of(Introductions.Of(events.Where(item => item.Kind >= MatchEventKind.Accepted)));
            Assert.Equal(all, answers);
        });

    [Fact]
    public void Grades_OfEveryKind_RiseWithTheStage()
    {
        var grades = MatchEventKinds.Tokens.Select(token => MatchEventKinds.TryParse(token, out var kind) ? RelevanceGrades.Of(kind) : -1).ToList();

        Assert.Equal([0, 0, 1, 1, 1, 2, 0, 3, 4, 4, null], grades);
    }

    [Theory]
    [InlineData(0, MatchEventKind.Shown)]
    [InlineData(1, MatchEventKind.Introduced, MatchEventKind.Meeting)]
    [InlineData(2, MatchEventKind.Introduced, MatchEventKind.Accepted)]
    [InlineData(0, MatchEventKind.Accepted, MatchEventKind.Declined)]
    [InlineData(1, MatchEventKind.Accepted, MatchEventKind.Declined, MatchEventKind.Introduced)]
    [InlineData(3, MatchEventKind.Memorandum, MatchEventKind.Declined)]
    [InlineData(4, MatchEventKind.Operating, MatchEventKind.Exited)]
    [InlineData(0, MatchEventKind.Exited)]
    public void Grade_OfAnIntroduction_IsThatOfItsFurthestStageUnlessTakenBack(int grade, params MatchEventKind[] steps) =>
        Assert.Equal(grade, RelevanceGrades.Of(Assert.Single(Introductions.Of(steps.Select((kind, day) => Event(kind, day))))));

    private static MatchEvent Event(MatchEventKind kind, int day, string? sector = "energy") => new(
        new EventId($"{kind}-{day}-{sector}"),
        kind,
        new EnterpriseId("e1"),
        new InstitutionId("i1"),
        sector is null ? null : new SectorId(sector),
        new RegionId("ZM"),
        Start.AddDays(day),
        Position: null,
        ModelVersion: string.Empty);
}
