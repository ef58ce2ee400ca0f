using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests.Data;

public sealed class LoadToRankTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MatchingStore _store;

    public LoadToRankTests() => _store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Load_RowsInAnotherOrderThanTheirIds_GiveTheSameLog()
    {
        var engagements = JobWorld.World.Engagements.ToArray();
        new Random(4).Shuffle(engagements);
        Fill(engagements);

        var data = LearningData.Load(_store);

        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(data));
    }

    [Fact]
    public void Load_RecordedAcceptances_StandWhereTheirIdsPutThem()
    {
        Fill(JobWorld.World.Engagements);
        var accepted = JobWorld.World.Institutions.Take(6).ToArray();
        _store.Events.Append([.. accepted.Select((institution, i) => new MatchEvent(
            new EventId($"e{i}"), MatchEventKind.Accepted, Enterprise, institution.Id, Energy, new RegionId(institution.Country.Value), At, null, string.Empty))]);

        var data = LearningData.Load(_store);

        var expected = EngagementLog.Create(data.Catalogue, [.. _store.Engagements.ReadAll(), .. accepted.Select(Recorded)]);
        Assert.Equal(JobWorld.World.Engagements.Count + 6, data.Log.Count);
        Assert.Equal(Fingerprint(data with { Log = expected }), Fingerprint(data));
    }

    [Fact]
    public void LoadToRank_AnotherName_SharesWhatDidNotChange()
    {
        Fill(JobWorld.World.Engagements);
        var before = LearningData.LoadToRank(_store);
        var renamed = before.Catalogue.Institutions[3] with { Name = "Ministry of Quite Another Thing" };
        using (var edit = _store.BeginEdit(TimeProvider.System))
        {
            edit.Institutions.Update(renamed);
            edit.Commit();
        }

        var after = LearningData.LoadToRank(_store, before);
        Assert.Equal("Ministry of Quite Another Thing", after.Catalogue.Institutions[3].Name);
        Assert.Same(before.Log, after.Log);
        Assert.Same(before.Catalogue.Institutions[4], after.Catalogue.Institutions[4]);
        Assert.True(after.Catalogue.NumbersLike(before.Catalogue));
    }

    [Fact]
    public void Over_AnotherKindOfInstitution_CountsAsAHistoryMadeAnew()
    {
        var data = JobWorld.Data;
        var engaged = data.Catalogue.IndexOf(JobWorld.World.Engagements[0].Institution);
        var changed = data.Catalogue.Institutions[engaged] with { Name = "Health Bank", Kind = InstitutionKind.Bank };
        var catalogue = Catalogue.Create(
            data.Catalogue.Enterprises,
            data.Catalogue.Institutions.Select(institution => institution.Id == changed.Id ? changed : institution),
            RegionTree.Default,
            SectorTree.Default,
            data.Catalogue);
        var shared = EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear).Over(data.Catalogue, catalogue);
        var anew = EngagementHistory.Before(catalogue, data.Log, data.ServingYear);
        var model = ModelTrainer.Train(data.Catalogue, data.Log, JobWorld.Quick).Load("quick");
        foreach (var query in ActiveQueries.Of(data).Take(20))
        {
            Assert.Equal(new Ranker(catalogue, anew, model).Rank(query, CandidateFilter.None).Items, new Ranker(catalogue, shared, model).Rank(query, CandidateFilter.None).Items);
        }
    }

    private static EnterpriseId Enterprise => JobWorld.World.Enterprises[0].Id;

    private static SectorId Energy => new("energy");

    private static DateTimeOffset At { get; } = new(2026, 5, 6, 0, 0, 0, TimeSpan.Zero);

    private static Engagement Recorded(Institution institution)
    {
        var id = RecordedId.Of(Enterprise.Value, institution.Id.Value, Energy.Value);
        return JobWorld.World.Engagements[0] with
        {
            Id = id,
            Enterprise = Enterprise,
            Institution = institution.Id,
            Country = institution.Country,
            Sector = Energy,
            Year = JobWorld.Data.Log.LastYear,
            ProjectCluster = id.Value,
        };
    }

    private static string Fingerprint(LearningData data) => DataFingerprint.Of(data.Catalogue, data.Log, data.ServingYear);

    private void Fill(IEnumerable<Engagement> engagements)
    {
        using var session = _store.BeginImport();
        foreach (var enterprise in JobWorld.World.Enterprises)
        {
            session.Put(enterprise);
        }

        foreach (var institution in JobWorld.World.Institutions)
        {
            session.Put(institution);
        }

        foreach (var engagement in engagements)
        {
            session.Put(engagement);
        }

        session.Commit();
    }
}
