using Matching.Domain;

namespace Matching.Store.Tests.Events;

public sealed class EventLogTests : StoreTestBase
{
    [Fact]
    public void Append_Events_AreReadInOrderAndEqual()
    {
        var store = Open();
        World.Fill(store);
        MatchEvent[] events = [World.Event("b"), World.Event("a", sector: null, position: null), World.Event("c", institution: "i2")];

        Assert.Equal(3, store.Events.Append(events));

        var read = store.Events.Read(after: 0, limit: 10);
        Assert.Equal(events, read.Select(item => item.Event));
        Assert.Equal(events[2], Assert.Single(store.Events.Read(read[1].Position, 10)).Event);
        Assert.Equal(events[0], Assert.Single(store.Events.Read(0, 1)).Event);
    }

    [Fact]
    public void Append_TheSameAgain_ChangesNothing()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a")]);

        Assert.Equal(1, store.Events.Append([World.Event("a"), World.Event("b")]));
        Assert.Equal(0, store.Events.Append([World.Event("a"), World.Event("b")]));
        Assert.Equal(2, store.Events.Read(0, 10).Count);
        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void Append_UnknownInstitution_RecordsNoneOfTheCall()
    {
        var store = Open();
        World.Fill(store);

        var error = Assert.Throws<UnknownResourceException>(() => store.Events.Append([World.Event("a"), World.Event("b", institution: "nowhere")]));

        Assert.Equal(("institution", "nowhere"), (error.Resource, error.Id));
        Assert.Empty(store.Events.Read(0, 10));
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
