using Matching.Domain;
using Matching.Interchange;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests.Data;

public sealed class LearningDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_StoreAndFolder_GiveTheSameFingerprint()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        WriteFolder();
        var (stored, filed) = (LearningData.Load(store), LearningData.Load(Folder));
        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(stored));
        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(filed));
        Assert.Equal((1, 0), (stored.DataRevision, filed.DataRevision));
        Assert.Equal((2015, 2015), (stored.ServingYear, filed.ServingYear));
    }

    [Fact]
    public void Load_FolderInAnotherOrder_GivesTheSameFingerprint()
    {
        var world = JobWorld.World;
        JobWorld.Write(Folder, world.Enterprises.Reverse(), world.Institutions.Reverse(), world.Engagements.Reverse());
        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(LearningData.Load(Folder)));
    }

    [Fact]
    public void Load_StoreThatChangesLater_IsOneStateForEver()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        var before = LearningData.Load(store);
        using (var session = store.BeginImport())
        {
            session.Put(JobWorld.World.Engagements[0] with { Id = new EngagementId("later"), Year = 2019 });
            session.Commit();
        }

        var after = LearningData.Load(store);
        Assert.Equal((2015, 2020), (before.ServingYear, after.ServingYear));
        Assert.Equal(before.DataRevision + 1, after.DataRevision);
    }

    [Fact]
    public void Load_RecordedAcceptance_IsAnEngagementThatDoesNotMoveTheClock()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        var before = LearningData.Load(store);
        store.Events.Append([Event("a", MatchEventKind.Accepted), Event("b", MatchEventKind.Contract), Event("c", MatchEventKind.Introduced, "health")]);
        var after = LearningData.Load(store);

        Assert.Equal(before.Log.Count + 1, after.Log.Count);
        Assert.Equal((2015, 2015), (before.ServingYear, after.ServingYear));
        Assert.Equal(before.DataRevision + 1, after.DataRevision);
    }

    [Fact]
    public void Load_RecordedAcceptanceTakenBack_IsNoEngagement()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        store.Events.Append([Event("a", MatchEventKind.Accepted), Event("b", MatchEventKind.Declined) with { At = At.AddDays(1) }]);

        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(LearningData.Load(store)));
    }

    [Fact]
    public void Load_ImportOfARecordedEngagement_TakesItsPlace()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        store.Events.Append([Event("a", MatchEventKind.Operating)]);
        var recorded = LearningData.Load(store);
        using (var session = store.BeginImport())
        {
            var same = JobWorld.World.Engagements[0] with
            {
                Id = new EngagementId("imported-later"),
                Enterprise = Enterprise,
                Institution = Institution,
                Sector = new SectorId("energy"),
                Year = At.Year,
            };
            Assert.False(session.Put(same).IsRejected);
            session.Commit();
        }

        Assert.Equal(recorded.Log.Count, LearningData.Load(store).Log.Count);
    }

    [Fact]
    public void LoadForTraining_StoreWithoutEvents_IsWhatServingReads()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        Assert.Equal(Fingerprint(JobWorld.Data), Fingerprint(LearningData.LoadForTraining(store)));
    }

    [Fact]
    public void LoadForTraining_Introductions_AreJudgedByHowFarTheyCameAndWhereTheyStood()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        store.Events.Append(
        [
            Event("a", MatchEventKind.Introduced) with { Position = 3, ModelVersion = "m1" },
            Event("b", MatchEventKind.Memorandum) with { At = At.AddDays(9), Position = 5, ModelVersion = "m2" },
            Event("c", MatchEventKind.Introduced, "health"),
            Event("d", MatchEventKind.Declined, "education"),
        ]);
        var loaded = LearningData.LoadForTraining(store);
        var serving = LearningData.Load(store);
        var expected = serving.Log.With(
            serving.Catalogue,
            [
                new Judgement(Enterprise, Institution, new SectorId("energy"), 2014, Grade: 3, Position: 3),
                new Judgement(Enterprise, Institution, new SectorId("health"), 2014, Grade: 1, Position: null),
            ],
            PositionBias.None);

        Assert.Equal(DataFingerprint.Of(serving.Catalogue, expected, 2015), Fingerprint(loaded));
        Assert.NotEqual(Fingerprint(serving), Fingerprint(loaded));
    }

    [Fact]
    public void LoadForTraining_PlacesThatMatter_WeighTheJudgements()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        store.Events.Append([Event("a", MatchEventKind.Contract) with { Position = 4, ModelVersion = "m1" }]);
        var before = LearningData.LoadForTraining(store);
        store.Events.Append(
        [
            .. Enumerable.Range(0, 120).Select(i => Event($"s{i}", MatchEventKind.Shown) with { Position = 1 }),
            .. Enumerable.Range(0, 120).Select(i => Event($"t{i}", MatchEventKind.Shown) with { Position = 4 }),
            .. Enumerable.Range(0, 100).Select(i => Event($"v{i}", MatchEventKind.Viewed) with { Position = 1 }),
            .. Enumerable.Range(0, 25).Select(i => Event($"w{i}", MatchEventKind.Viewed) with { Position = 4 }),
        ]);
        var after = LearningData.LoadForTraining(store);

        Assert.Equal(before.DataRevision, after.DataRevision);
        Assert.NotEqual(Fingerprint(before), Fingerprint(after));
    }

    [Fact]
    public void LoadForTraining_ImportOfARecordedEngagement_LeavesNoJudgement()
    {
        using var store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));
        JobWorld.Fill(store);
        store.Events.Append([Event("a", MatchEventKind.Accepted)]);
        using (var session = store.BeginImport())
        {
            var same = JobWorld.World.Engagements[0] with
            {
                Id = new EngagementId("imported-later"),
                Enterprise = Enterprise,
                Institution = Institution,
                Sector = new SectorId("energy"),
                Year = At.Year,
            };
            Assert.False(session.Put(same).IsRejected);
            session.Commit();
        }

        Assert.Equal(Fingerprint(LearningData.Load(store)), Fingerprint(LearningData.LoadForTraining(store)));
    }

    [Fact]
    public void Load_FolderWithABadRow_NamesFileLineAndColumn()
    {
        WriteFolder();
        File.AppendAllText(Path.Combine(Folder, "institutions.csv"), "odd,Odd Bank,,QQ,bank\n");
        var error = Assert.Throws<BadRowException>(() => LearningData.Load(Folder)).Error;
        Assert.Equal(("institutions.csv", JobWorld.World.Institutions.Count + 2, "country", "QQ"), (error.File, error.Line, error.Column, error.Value));
    }

    [Fact]
    public void Load_FolderWithAnUnknownInstitution_NamesFileLineAndColumn()
    {
        var world = JobWorld.World;
        JobWorld.Write(Folder, world.Enterprises, world.Institutions, [world.Engagements[0], world.Engagements[1] with { Institution = new InstitutionId("nobody") }]);
        var error = Assert.Throws<BadRowException>(() => LearningData.Load(Folder)).Error;
        Assert.Equal(("engagements.csv", 3, "institution_id", "nobody"), (error.File, error.Line, error.Column, error.Value));
    }

    [Fact]
    public void Load_FolderWithoutAFile_NamesIt()
    {
        WriteFolder();
        File.Delete(Path.Combine(Folder, "engagements.csv"));
        Assert.Contains("engagements.csv", Assert.Throws<MissingFileException>(() => LearningData.Load(Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithExtraCandidates_File_AddsThem()
    {
        JobWorld.WriteInstitutions(_folder.File("extra.csv"), JobWorld.Companies("KE", 3));
        var extended = JobWorld.Data.WithExtraCandidates(_folder.File("extra.csv"));
        Assert.Equal(JobWorld.Data.Catalogue.Institutions.Count + 3, extended.Institutions.Count);
    }

    [Fact]
    public void WithExtraCandidates_OneThatIsThereAlready_NamesFileLineAndColumn()
    {
        JobWorld.WriteInstitutions(_folder.File("extra.csv"), [.. JobWorld.Companies("KE", 1), JobWorld.World.Institutions[0]]);
        var error = Assert.Throws<BadRowException>(() => JobWorld.Data.WithExtraCandidates(_folder.File("extra.csv"))).Error;
        Assert.Equal(("extra.csv", 3, "institution_id", JobWorld.World.Institutions[0].Id.Value), (error.File, error.Line, error.Column, error.Value));
    }

    private static DateTimeOffset At { get; } = new(2026, 5, 6, 0, 0, 0, TimeSpan.Zero);

    private static EnterpriseId Enterprise => JobWorld.World.Enterprises[0].Id;

    private static InstitutionId Institution => JobWorld.World.Institutions[0].Id;

    private static MatchEvent Event(string id, MatchEventKind kind, string sector = "energy") =>
        new(new EventId(id), kind, Enterprise, Institution, new SectorId(sector), new RegionId("KE"), At, null, string.Empty);

    private static string Fingerprint(LearningData data) => DataFingerprint.Of(data.Catalogue, data.Log, data.ServingYear);

    private void WriteFolder() => JobWorld.Write(Folder, JobWorld.World.Enterprises, JobWorld.World.Institutions, JobWorld.World.Engagements);
}
