using Matching.Domain;

namespace Matching.Store.Tests;

public sealed class ConcurrencyTests : StoreTestBase
{
    [Fact]
    public async Task Import_UnderEightReaders_IsSeenWholeOrNotAtAll()
    {
        const int rounds = 20;
        const int rows = 50;
        var store = Open();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        int Read()
        {
            var seen = 0;
            do
            {
                using var snapshot = store.BeginSnapshot();
                Assert.Equal(snapshot.DataRevision * rows, snapshot.Catalogue.Count().Enterprises);
                Assert.Equal(snapshot.DataRevision * rows, snapshot.Catalogue.ReadEnterprises().LongCount());
                Assert.Equal(0, store.Catalogue.ReadEnterprises().Count() % rows);
                seen++;
            }
            while (!done.IsCancellationRequested);

            return seen;
        }

        for (var round = 0; round < rounds; round++)
        {
            using var session = store.BeginImport();
            for (var i = 0; i < rows; i++)
            {
                session.Put(World.Enterprise($"e{round}-{i}"));
            }

            Assert.Equal(round + 1, session.Commit());
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
    }

    [Fact]
    public void Snapshot_WhileAnImportLands_StaysAsItWas()
    {
        var store = Open();
        World.Fill(store);
        using var snapshot = store.BeginSnapshot();
        using (var session = store.BeginImport())
        {
            session.Put(World.Enterprise("e3"));
            session.Put(World.Engagement("g1", year: 2011));
            session.Commit();
        }

        Assert.Equal(1, snapshot.DataRevision);
        Assert.Null(snapshot.Catalogue.FindEnterprise(new EnterpriseId("e3")));
        Assert.Equal([2008, 2009], snapshot.Engagements.ReadAll().Select(engagement => engagement.Year));
        Assert.Equal([2008, 2011], store.Engagements.ReadAll().Select(engagement => engagement.Year));
        Assert.Equal(2, store.DataRevision);
    }

    [Fact]
    public void DataRevision_ImportByAnotherStoreObject_IsSeen()
    {
        var ours = Open();
        var theirs = Open();
        Assert.Equal(0, ours.DataRevision);

        World.Fill(theirs);

        Assert.Equal(1, ours.DataRevision);
        Assert.NotNull(ours.Catalogue.FindEnterprise(new EnterpriseId("e1")));
    }

    [Fact]
    public async Task Open_TwentyAtOnceOnNoFile_MigrateOnce()
    {
        // Many rounds: the schema was once checked by three separate reads, and one round in dozens fell between a migration's.
        for (var round = 0; round < 30; round++)
        {
            var path = $"{StorePath}.{round}";
            var stores = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => MatchingStore.Open(new StoreOptions(path)))));

            Assert.All(stores, store => Assert.Equal(0, store.DataRevision));
            foreach (var store in stores)
            {
                store.Dispose();
            }
        }
    }

    [Fact]
    public void ReadAll_LeftHalfway_FreesItsConnection()
    {
        var store = Open(options => options with { IdleReaders = 1 });
        World.Fill(store);

        Assert.Equal("g2", store.Engagements.ReadAll().First().Id.Value);
        Assert.Equal(2, store.Engagements.ReadAll().Count());
        World.Fill(store);
    }

    [Fact]
    public void ReadAll_NestedReads_DoNotDisturbIt()
    {
        var store = Open();
        World.Fill(store);
        using var snapshot = store.BeginSnapshot();

        var pairs = snapshot.Engagements.ReadAll().SelectMany(_ => snapshot.Engagements.ReadAll()).Count();
        Assert.Equal(4, pairs);
    }
}
