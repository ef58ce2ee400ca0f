using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests.Publishing;

public sealed class PublishJobTests(PublishedWorld world) : IClassFixture<PublishedWorld>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private MatchingStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Run_ActiveModel_PublishesEveryActiveQuery()
    {
        var (store, registry) = Copy(world.First);
        var result = Run(store, registry);
        Assert.Equal(new Generation(1, world.First, world.Data.DataRevision, ActiveQueries.Of(world.Data).Count, FixedClock.Noon), result.Generation);
        Assert.Equal(result.Generation, store.Rankings.Current());
    }

    [Fact]
    public void Run_EveryPage_EqualsTheLiveRankingExactly()
    {
        var (store, registry) = Copy(world.First);
        var result = Run(store, registry);
        var live = world.Live(registry, world.First);
        Assert.Contains(live.Values, page => page.CandidateCount > page.Top.Count);
        foreach (var (query, expected) in live)
        {
            AssertSame(expected, store.Rankings.Find(result.Generation.Number, query));
        }

        Assert.Equal(live.Values.Sum(page => (long)page.CandidateCount), result.Pairs);
    }

    [Fact]
    public void Run_DeletedEnterpriseAndExpiredInstitution_AreOnNoPage()
    {
        var (store, registry) = Copy(world.First);
        var enterprise = ActiveQueries.Of(world.Data)[0].Enterprise;
        var institution = world.Data.Catalogue.Institutions[0];
        using (var edit = store.BeginEdit(new FixedClock()))
        {
            edit.Enterprises.Delete(enterprise);
            edit.Institutions.Update(institution with { ValidUntil = FixedClock.Noon });
            edit.Commit();
        }

        var generation = Run(store, registry).Generation;
        var queries = ActiveQueries.Of(world.Data).ToLookup(query => query.Enterprise == enterprise);
        Assert.Equal(queries[false].Count(), generation.PageCount);
        Assert.All(queries[true], query => Assert.Null(store.Rankings.Find(generation.Number, query)));
        Assert.All(queries[false], query => Assert.DoesNotContain(store.Rankings.Find(generation.Number, query)!.Top, line => line.Institution == institution.Id));
    }

    [Fact]
    public void Run_WithACap_MovesThePopularAndSaysWhatItCost()
    {
        var (store, registry) = Copy(world.First);
        var options = new PublishOptions { MaxExposure = 12, FirstPage = 5 };
        var result = PublishJob.Run(store, registry, options, new FixedClock(), null, TestContext.Current.CancellationToken);
        var live = world.Live(registry, world.First);
        var pages = live.ToDictionary(pair => pair.Key, pair => store.Rankings.Find(result.Generation.Number, pair.Key)!);
        var counts = pages.Values.SelectMany(page => page.Top.Take(5)).CountBy(item => item.Institution).ToDictionary();
        var report = result.Exposure;

        Assert.Equal(new ExposureCap(12, 5), store.Rankings.Current()!.Cap);
        Assert.All(live, pair => Assert.Equal(pair.Value.Top.ToHashSet(), pages[pair.Key].Top.ToHashSet()));
        Assert.Equal(counts.Values.Max(), report.MostAfter);
        Assert.Equal(counts.Values.Sum(count => Math.Max(0L, count - 12)), report.BeyondCap);
        Assert.Equal(live.Values.SelectMany(page => page.Top.Take(5)).CountBy(item => item.Institution).Max(pair => pair.Value), report.MostBefore);
        Assert.True(report.MostAfter < report.MostBefore, $"{report}");
        Assert.True(report.GiniAfter < report.GiniBefore, $"{report}");
        Assert.InRange(report.NdcgCost, 0.0001, 0.9);
    }

    [Fact]
    public void Run_WithACapTwice_PublishesTheSamePages()
    {
        var (store, registry) = Copy(world.First);
        var options = new PublishOptions { MaxExposure = 12, FirstPage = 5 };
        var first = PublishJob.Run(store, registry, options, new FixedClock(), null, TestContext.Current.CancellationToken);
        var second = PublishJob.Run(store, registry, options, new FixedClock(), null, TestContext.Current.CancellationToken);

        Assert.Equal(first.Exposure, second.Exposure);
        foreach (var query in ActiveQueries.Of(world.Data))
        {
            AssertSame(store.Rankings.Find(first.Generation.Number, query)!, store.Rankings.Find(second.Generation.Number, query));
        }
    }

    [Fact]
    public void Run_WithoutACap_ReportsTheExposureAsItIs()
    {
        var (store, registry) = Copy(world.First);
        var report = Run(store, registry).Exposure;

        Assert.Null(report.Cap);
        Assert.Equal((report.GiniBefore, report.MostBefore, 0, 0), (report.GiniAfter, report.MostAfter, report.BeyondCap, report.NdcgCost));
        Assert.InRange(report.GiniBefore, 0.01, 0.99);
    }

    [Fact]
    public void Run_WhileItGoesOn_ShowsNothingOfTheNewGeneration()
    {
        var (store, registry) = Copy(world.First);
        var seen = new List<Generation?>();
        Run(store, registry, new StageRecorder(_ => seen.Add(store.Rankings.Current())));
        Assert.True(seen.Count > 3, $"asked {seen.Count} times");
        Assert.All(seen, Assert.Null);
    }

    [Fact]
    public void Run_Progress_RisesToTheEnd()
    {
        var (store, registry) = Copy(world.First);
        var progress = new StageRecorder();
        Run(store, registry, progress);
        var shares = progress.Reports.Where(report => report.Done is not null).Select(report => report.Done!.Value).ToList();
        Assert.Equal(shares.Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void Run_Cancelled_LeavesTheOldGeneration()
    {
        var (store, registry) = Copy(world.First);
        var old = Run(store, registry).Generation;
        var query = ActiveQueries.Of(world.Data)[0];
        var page = store.Rankings.Find(old.Number, query);
        registry.Activate(world.Second);
        using var cancelled = new CancellationTokenSource();
        var progress = new StageRecorder(report =>
        {
            if (report.Done > 0)
            {
                cancelled.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => PublishJob.Run(store, registry, new FixedClock(), progress, cancelled.Token));
        Assert.Equal(old, store.Rankings.Current());
        AssertSame(page!, store.Rankings.Find(old.Number, query));
        Assert.Null(store.Rankings.Find(old.Number + 1, query));
        Assert.Equal(world.Second, Run(store, registry).Generation.ModelVersion);
    }

    [Fact]
    public void Run_NoActiveModel_SaysHowToGetOne()
    {
        var (store, registry) = Copy(active: null);
        var error = Assert.Throws<NoActiveModelException>(() => Run(store, registry));
        Assert.Contains(registry.Directory, error.Message, StringComparison.Ordinal);
        Assert.Null(store.Rankings.Current());
    }

    [Fact]
    public void Run_DamagedModel_IsRefusedAndLeavesTheOldGeneration()
    {
        var (store, registry) = Copy(world.First);
        var old = Run(store, registry).Generation;
        File.AppendAllText(_folder.File($"models/{world.First}/model.zip"), "x");
        Assert.Throws<ModelDamagedException>(() => Run(store, registry));
        Assert.Equal(old, store.Rankings.Current());
    }

    [Fact]
    public void Run_StoreChangedSince_CarriesTheRevisionItWasComputedFrom()
    {
        var (store, registry) = Copy(world.First);
        var added = false;
        var result = Run(store, registry, new StageRecorder(report =>
        {
            if (report.Done > 0 && !added)
            {
                added = true;
                using var session = store.BeginImport();
                session.Put(new Enterprise(new EnterpriseId("newcomer"), "Newcomer", []));
                session.Commit();
            }
        }));
        Assert.True(added);
        Assert.Equal(world.Data.DataRevision, result.Generation.DataRevision);
        Assert.Equal(world.Data.DataRevision + 1, store.DataRevision);
    }

    [Fact]
    public async Task Run_SecondModelWhileReadersAsk_EveryPageIsWhollyOfOneGeneration()
    {
        var (store, registry) = Copy(world.First);
        var expected = new Dictionary<string, IReadOnlyDictionary<RankQuery, RankedPage>>(StringComparer.Ordinal)
        {
            [world.First] = world.Live(registry, world.First),
            [world.Second] = world.Live(registry, world.Second),
        };
        Assert.Contains(expected[world.First], pair => !pair.Value.Top.SequenceEqual(expected[world.Second][pair.Key].Top));
        Run(store, registry);
        registry.Activate(world.Second);
        using var finished = new CancellationTokenSource();
        using var asking = new CountdownEvent(2);
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() => Ask(store, expected, seed, asking, finished.Token))).ToList();
        Assert.True(asking.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "the readers began");
        Run(store, registry);
        await finished.CancelAsync();
        foreach (var versions in await Task.WhenAll(readers).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
        {
            Assert.Equal([world.First, world.Second], versions);
        }
    }

    /// <summary>Asks until told that publishing is over, then once more; returns the versions seen, in order.</summary>
    private static List<string> Ask(
        MatchingStore store, Dictionary<string, IReadOnlyDictionary<RankQuery, RankedPage>> expected, int seed, CountdownEvent asking, CancellationToken finished)
    {
        var versions = new List<string>();
        var queries = expected.Values.First().Keys.ToArray();
        var random = new Random(seed);
        bool last, told = false;
        do
        {
            last = finished.IsCancellationRequested;
            var generation = store.Rankings.Current()!;
            if (versions.Count == 0 || versions[^1] != generation.ModelVersion)
            {
                versions.Add(generation.ModelVersion);
            }

            var query = queries[random.Next(queries.Length)];
            AssertSame(expected[generation.ModelVersion][query], store.Rankings.Find(generation.Number, query));
            if (!told)
            {
                told = true;
                asking.Signal();
            }
        }
        while (!last);
        return versions;
    }

    private static void AssertSame(RankedPage expected, RankedPage? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.CandidateCount, actual.CandidateCount);
        Assert.Equal(expected.Top, actual.Top);
    }

    private static PublishResult Run(MatchingStore store, ModelRegistry registry, IProgress<JobProgress>? progress = null) =>
        PublishJob.Run(store, registry, new FixedClock(), progress, TestContext.Current.CancellationToken);

    private (MatchingStore Store, ModelRegistry Registry) Copy(string? active)
    {
        var copy = world.Copy(_folder, active);
        _store = copy.Store;
        return copy;
    }
}
