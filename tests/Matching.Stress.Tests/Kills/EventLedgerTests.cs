using Matching.Domain;
using Matching.Store;
using Matching.Stress.Kills;
using Matching.Testing;

namespace Matching.Stress.Tests.Kills;

/// <summary>A check that cannot fail proves nothing: each kind of broken promise is noticed.</summary>
public sealed class EventLedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KillCounts _counts = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5, Fate.Acknowledged, null)]
    [InlineData(5, Fate.Unknown, null)]
    [InlineData(0, Fate.Unknown, null)]
    [InlineData(0, Fate.Refused, null)]
    [InlineData(0, Fate.Acknowledged, "are missing")]
    [InlineData(5, Fate.Refused, "are there")]
    [InlineData(3, Fate.Unknown, "3 events of 5 are there")]
    [InlineData(4, Fate.Acknowledged, "4 events of 5 are there")]
    public void Check_WhatWasFound_AgainstWhatWasAnswered(int found, object fate, string? broken)
    {
        using (var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db"))))
        {
            Fill(store);
            store.Events.Append([.. EventLedger.EventsOf("mine-0").Take(found).Append("mine-too-0-0").Select(Event)]);
        }

        var ledger = new EventLedger("mine", _counts);
        ledger.Add(ledger.Next(), (Fate)fate);
        using var stopped = StoppedStore.Open(_folder.File("store.db"), _folder.Path);
        stopped.CheckWhole();

        var exception = Record.Exception(() => ledger.CheckAll(stopped));

        Assert.Equal(broken is null, exception is null);
        if (broken is not null)
        {
            Assert.Contains(broken, Assert.IsType<BrokenPromiseException>(exception).Message, StringComparison.Ordinal);
        }
    }

    private static MatchEvent Event(string id) => new(
        new EventId(id), MatchEventKind.Shown, new EnterpriseId("e1"), new InstitutionId("i1"), null, new RegionId("ZM"), DateTimeOffset.UnixEpoch, null, string.Empty);

    private static void Fill(MatchingStore store)
    {
        using var session = store.BeginImport();
        session.Put(new Enterprise(new EnterpriseId("e1"), "Sinohydro", []));
        session.Put(new Institution(new InstitutionId("i1"), "ZESCO", [], new CountryCode("ZM"), InstitutionKind.Utility));
        session.Commit();
    }
}
