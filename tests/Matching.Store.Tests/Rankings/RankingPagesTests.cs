using Matching.Domain;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests.Rankings;

public sealed class RankingPagesTests : StoreTestBase
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Commit_AGeneration_MakesItCurrentWithItsPages()
    {
        var store = Open();
        World.Fill(store);
        using var writer = store.Rankings.BeginGeneration("model-1", 1, new Clock(Noon));
        writer.Write(Page("ZM", 0.5f));
        writer.Write(Page("eastern-africa", 0.25f, sector: "energy"));
        Assert.Null(store.Rankings.Current());

        var generation = writer.Commit();

        Assert.Equal(new Generation(1, "model-1", 1, 2, Noon), generation);
        Assert.Equal(generation, store.Rankings.Current());
        Assert.Equivalent(Page("ZM", 0.5f), store.Rankings.Find(1, Query("ZM")), strict: true);
        Assert.Equal(0.25f, store.Rankings.Find(1, Query("eastern-africa", "energy"))!.Top[0].Score);
        Assert.Null(store.Rankings.Find(1, Query("eastern-africa")));
        Assert.Null(store.Rankings.Find(2, Query("ZM")));
        Assert.Null(store.Rankings.Find(1, new RankQuery(new EnterpriseId("nobody"), null, new RegionId("ZM"))));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheOldGeneration()
    {
        var store = Open();
        World.Fill(store);
        Publish(store, "old", 1);
        using (var writer = store.Rankings.BeginGeneration("new", 1, TimeProvider.System))
        {
            Enumerable.Range(0, 1_200).ToList().ForEach(i => writer.Write(Page($"r{i}", 2)));
        }

        Assert.Equal("old", store.Rankings.Current()!.ModelVersion);
        Assert.Equal(1, CountRows("generation"));
        Assert.Equal(1, CountRows("ranking_page"));
    }

    [Fact]
    public void Commit_FourthGeneration_KeepsTheTwoBefore()
    {
        var store = Open();
        World.Fill(store);
        Publish(store, "a", 1);
        Publish(store, "b", 2, pages: 4_100);
        Publish(store, "c", 3);
        Publish(store, "d", 4);

        Assert.Null(store.Rankings.Find(1, Query("ZM")));
        Assert.Equal(2, store.Rankings.Find(2, Query("ZM"))!.Top[0].Score);
        Assert.Equal(3, store.Rankings.Find(3, Query("ZM"))!.Top[0].Score);
        Assert.Equal(4, store.Rankings.Find(4, Query("ZM"))!.Top[0].Score);
        Publish(store, "e", 5);
        Assert.Equal(3, CountRows("ranking_page"));
    }

    [Fact]
    public void BeginGeneration_AfterAHalfWrittenOne_ClearsItAwayAndItCannotGoOn()
    {
        var store = Open();
        World.Fill(store);
        var first = store.Rankings.BeginGeneration("first", 1, TimeProvider.System);
        Enumerable.Range(0, 600).ToList().ForEach(i => first.Write(Page($"r{i}", 1)));
        Assert.Equal(500, CountRows("ranking_page"));

        using var second = store.Rankings.BeginGeneration("second", 1, TimeProvider.System);

        Assert.Equal(0, CountRows("ranking_page"));
        Assert.NotEqual(first.Number, second.Number);
        Assert.Contains("another publication", Assert.Throws<StoreException>(first.Commit).Message, StringComparison.Ordinal);
        second.Write(Page("ZM", 9));
        Assert.Equal("second", second.Commit().ModelVersion);
    }

    [Fact]
    public void Write_UnknownEnterpriseOrSameQueryTwice_SaysSo()
    {
        var store = Open();
        World.Fill(store);
        using (var writer = store.Rankings.BeginGeneration("m", 1, TimeProvider.System))
        {
            writer.Write(new RankedPage(new RankQuery(new EnterpriseId("nobody"), null, new RegionId("ZM")), 0, []));
            Assert.Equal("nobody", Assert.Throws<UnknownResourceException>(writer.Commit).Id);
        }

        using var other = store.Rankings.BeginGeneration("m", 1, TimeProvider.System);
        other.Write(Page("ZM", 1));
        other.Write(Page("ZM", 2));
        Assert.Throws<ArgumentException>(other.Commit);
    }

    [Fact]
    public void Write_BetweenBatches_LetsOthersWrite()
    {
        var store = Open(options => options with { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        World.Fill(store);
        using var writer = store.Rankings.BeginGeneration("m", 1, TimeProvider.System);
        Enumerable.Range(0, 700).ToList().ForEach(i => writer.Write(Page($"r{i}", 1)));

        Assert.Equal(1, store.Events.Append([World.Event("meanwhile")]).Added);
        Assert.Equal(700, writer.Commit().PageCount);
    }

    [Fact]
    public async Task Commit_UnderConcurrentReaders_EveryAnswerIsOfOneGeneration()
    {
        var store = Open();
        World.Fill(store);
        Publish(store, "m1", 1, pages: 20);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var seen = new HashSet<long>();
            do
            {
                var current = store.Rankings.Current()!;
                seen.Add(current.Number);
                Assert.Equal($"m{current.Number}", current.ModelVersion);
                foreach (var region in new[] { "ZM", "r1", "r19" })
                {
                    // A page is kept for one flip more; after two flips the reader must ask for the current generation again.
                    if (store.Rankings.Find(current.Number, Query(region)) is { } page)
                    {
                        Assert.Equal(current.Number, page.Top[0].Score);
                    }
                    else
                    {
                        Assert.True(store.Rankings.Current()!.Number >= current.Number + 2);
                    }
                }
            }
            while (!done.IsCancellationRequested);

            return seen.Count;
        })).ToList();

        for (var i = 2; i <= 12; i++)
        {
            Publish(store, $"m{i}", i, pages: 20);
            await Task.Yield();
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
    }

    private static RankQuery Query(string region, string? sector = null) =>
        new(new EnterpriseId("e1"), sector is null ? null : new SectorId(sector), new RegionId(region));

    private static RankedPage Page(string region, float score, string? sector = null) =>
        new(Query(region, sector), 90, [new RankedInstitution(new InstitutionId("i1"), score), new RankedInstitution(new InstitutionId("i2"), score - 1)]);

    private static void Publish(MatchingStore store, string model, float score, int pages = 1)
    {
        using var writer = store.Rankings.BeginGeneration(model, store.DataRevision, TimeProvider.System);
        for (var i = 0; i < pages; i++)
        {
            writer.Write(Page(i == 0 ? "ZM" : $"r{i}", score));
        }

        writer.Commit();
    }

    private long CountRows(string table)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
