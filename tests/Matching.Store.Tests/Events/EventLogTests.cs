using Matching.Domain;

namespace Matching.Store.Tests.Events;

public sealed class EventLogTests : StoreTestBase
{
    [Fact]
    public void Append_Events_AreReadInOrderAndEqual()
    {
        var store = Open();
        World.Fill(store);
        MatchEvent[] events =
        [
            World.Event("b"),
            World.Event("a", sector: null, position: null) with { Generation = 7, DataRevision = 12 },
            World.Event("c", institution: "i2") with { Kind = MatchEventKind.Declined, DeclineReason = DeclineReason.Terms, Note = "说好了再谈" },
        ];

        Assert.Equal(3, store.Events.Append(events).Added);

        var read = store.Events.Read(after: 0, limit: 10);
        Assert.Equal(events, read.Select(item => item.Event));
        Assert.Equal(events[2], Assert.Single(store.Events.Read(read[1].Position, 10)).Event);
        Assert.Equal(events[0], Assert.Single(store.Events.Read(0, 1)).Event);
    }

    [Fact]
    public void Impressions_ShownAndViewed_AreCountedByPairAndPlace()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append(
        [
            World.Event("a", position: 1) with { Kind = MatchEventKind.Shown },
            World.Event("b", position: 1) with { Kind = MatchEventKind.Shown },
            World.Event("c", position: 1) with { Kind = MatchEventKind.Viewed },
            World.Event("d", position: 7) with { Kind = MatchEventKind.Shown },
            World.Event("e", position: null) with { Kind = MatchEventKind.Shown },
            World.Event("f", sector: null, institution: "i2", position: 2) with { Kind = MatchEventKind.Viewed },
            World.Event("g", position: 1),
        ]);
        var (enterprise, sector) = (new EnterpriseId("e1"), new SectorId("energy"));

        using var snapshot = store.BeginSnapshot();
        Assert.Equal(
            [
                new ImpressionCount(enterprise, new InstitutionId("i1"), sector, 1, 2, 1),
                new ImpressionCount(enterprise, new InstitutionId("i1"), sector, 7, 1, 0),
                new ImpressionCount(enterprise, new InstitutionId("i2"), null, 2, 0, 1),
            ],
            snapshot.Events.Impressions());
        Assert.Equal("g", Assert.Single(snapshot.Events.Actions()).Id.Value);
    }

    [Fact]
    public void Append_TheSameAgain_ChangesNothing()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a")]);

        Assert.Equal(1, store.Events.Append([World.Event("a"), World.Event("b")]).Added);
        Assert.Equal(0, store.Events.Append([World.Event("a") with { At = DateTimeOffset.UnixEpoch }, World.Event("b")]).Added);
        Assert.Equal(2, store.Events.Read(0, 10).Count);
        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void Append_UnknownNamesAndAReusedId_RecordsNoneAndNamesThemAll()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a")]);

        var result = store.Events.Append(
            [World.Event("b"), World.Event("c", institution: "nowhere", enterprise: "nobody"), World.Event("a", institution: "i2"), World.Event("d")]);

        Assert.Equal([(1, "enterprise"), (1, "institution"), (2, "event_id")], result.Faults.Select(fault => (fault.Index, fault.Column)));
        Assert.Equal(0, result.Added);
        Assert.Single(store.Events.Read(0, 10));
    }

    [Theory]
    [InlineData(MatchEventKind.Shown, false)]
    [InlineData(MatchEventKind.Viewed, false)]
    [InlineData(MatchEventKind.Shortlisted, false)]
    [InlineData(MatchEventKind.Introduced, false)]
    [InlineData(MatchEventKind.Meeting, false)]
    [InlineData(MatchEventKind.Accepted, true)]
    [InlineData(MatchEventKind.Declined, false)]
    [InlineData(MatchEventKind.Memorandum, true)]
    [InlineData(MatchEventKind.Contract, true)]
    [InlineData(MatchEventKind.Operating, true)]
    [InlineData(MatchEventKind.Exited, false)]
    public void Append_Kind_RaisesTheRevisionOnlyWhenAnEngagementIsMade(MatchEventKind kind, bool raises)
    {
        var store = Open();
        World.Fill(store);

        var result = store.Events.Append([World.Event("a") with { Kind = kind }]);

        Assert.Equal(raises ? 2 : null, result.DataRevision);
        Assert.Equal(raises ? 2 : 1, store.DataRevision);
    }

    [Fact]
    public void Append_StepsAfterAcceptance_RaiseTheRevisionOnlyWhenItIsTakenBack()
    {
        var store = Open();
        World.Fill(store);
        long Then(string id, MatchEventKind kind)
        {
            store.Events.Append([World.Event(id) with { Kind = kind, At = World.Event(id).At.AddDays(store.Events.Read(0, 100).Count) }]);
            return store.DataRevision;
        }

        Assert.Equal(2, Then("a", MatchEventKind.Accepted));
        Assert.Equal(3, Then("b", MatchEventKind.Declined));
        Assert.Equal(4, Then("c", MatchEventKind.Accepted));
        Assert.Equal(4, Then("d", MatchEventKind.Contract));
        Assert.Equal(4, Then("e", MatchEventKind.Declined));
        Assert.Equal(4, Then("f", MatchEventKind.Exited));
    }

    [Fact]
    public void OfEnterprise_LeastKind_LeavesOutImpressions()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a") with { Kind = MatchEventKind.Shown }, World.Event("b"), World.Event("c", enterprise: "e2")]);

        Assert.Equal(["b"], store.Events.OfEnterprise(new EnterpriseId("e1"), MatchEventKind.Shortlisted).Select(item => item.Id.Value));
        Assert.Equal(["a", "b"], store.Events.OfEnterprise(new EnterpriseId("e1"), MatchEventKind.Shown).Select(item => item.Id.Value));
        Assert.Empty(store.Events.OfEnterprise(new EnterpriseId("nobody"), MatchEventKind.Shown));
    }

    [Fact]
    public void Keys_AskedAgainAndAfterReopening_AreTheSame()
    {
        using var first = Open();
        var key = first.Keys.GetOrCreate("attribution");
        using var second = Open();

        Assert.Equal(KeyRing.KeyLength, key.Length);
        Assert.Equal(key, first.Keys.GetOrCreate("attribution"));
        Assert.Equal(key, second.Keys.GetOrCreate("attribution"));
        Assert.NotEqual(key, second.Keys.GetOrCreate("another purpose"));
    }

    [Fact]
    public void Append_TimeOfAnyOffset_IsStoredToTheMicrosecond() => CsCheck.Check.Sample(
        CsCheck.Gen.DateTimeOffset,
        time =>
        {
            var read = StoredTime.Read(StoredTime.Write(time));
            Assert.InRange((time - read).Ticks, 0, TimeSpan.TicksPerMicrosecond - 1);
            Assert.Equal(TimeSpan.Zero, read.Offset);
        });
}
