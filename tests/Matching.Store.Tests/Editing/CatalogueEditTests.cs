using Matching.Domain;

namespace Matching.Store.Tests.Editing;

public sealed class CatalogueEditTests : StoreTestBase
{
    private readonly Clock _clock = new();

    [Fact]
    public void Commit_OfAddedRows_RaisesTheRevisionOnceAndTheyAreReadWithTheirTimes()
    {
        var store = Open();
        using (var edit = store.BeginEdit(_clock))
        {
            Assert.NotNull(edit.Enterprises.Add(World.Enterprise("e1", "Sinohydro", "中国水电")));
            Assert.NotNull(edit.Institutions.Add(World.Institution("i1") with { ValidUntil = Clock.Noon.AddDays(1) }));
            Assert.NotNull(edit.Sectors.Add(Solar()));
            Assert.Equal(1, edit.Commit());
        }

        var institution = store.Catalogue.FindInstitutionEntry(new InstitutionId("i1"))!;
        Assert.Equal((Clock.Noon, Clock.Noon, null), (institution.CreatedAt, institution.UpdatedAt, institution.DeletedAt));
        Assert.Equal(Clock.Noon.AddDays(1), institution.Value.ValidUntil);
        Assert.Equal("e1", store.Catalogue.SearchEnterprises("水电", 5).Single().Enterprise.Id.Value);
        Assert.Equal("solar-power", store.Catalogue.Sectors().Find("光伏")!.Id.Value);
        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void Add_KnownId_IsNullAlsoWhenDeleted()
    {
        var store = Open();
        World.Fill(store);
        using var edit = store.BeginEdit(_clock);
        edit.Enterprises.Delete(new EnterpriseId("e1"));

        Assert.Null(edit.Enterprises.Add(World.Enterprise("e1")));
        Assert.Null(edit.Institutions.Add(World.Institution("i1")));
    }

    [Fact]
    public void Update_SameContent_ChangesNothing()
    {
        var store = Open();
        World.Fill(store);
        var before = store.Catalogue.FindInstitutionEntry(new InstitutionId("i1"))!;
        using (var edit = store.BeginEdit(_clock))
        {
            Assert.Equal(before.UpdatedAt, edit.Institutions.Update(World.Institution("i1", "ZESCO Limited")).UpdatedAt);
            Assert.Equal(1, edit.Commit());
        }

        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void Update_TwiceAtOneMoment_IsLaterEachTime()
    {
        var store = Open();
        using (var edit = store.BeginEdit(_clock))
        {
            edit.Enterprises.Add(World.Enterprise("e1"));
            edit.Commit();
        }

        using var again = store.BeginEdit(_clock);
        var first = again.Enterprises.Update(World.Enterprise("e1", "First")).UpdatedAt;
        var second = again.Enterprises.Update(World.Enterprise("e1", "Second")).UpdatedAt;

        Assert.True(Clock.Noon < first && first < second, $"{first:O} {second:O}");
    }

    [Fact]
    public void Delete_ThenUndelete_TakesItOutOfListsAndNamesAndBack()
    {
        var store = Open();
        World.Fill(store);
        using (var edit = store.BeginEdit(_clock))
        {
            edit.Institutions.Delete(new InstitutionId("i1"));
            edit.Commit();
        }

        Assert.True(store.Catalogue.FindInstitution(new InstitutionId("i1"))!.IsDeleted);
        Assert.Equal(["i2"], store.Catalogue.ListInstitutions(9, null, null, null).Select(entry => entry.Value.Id.Value));
        Assert.Equal(["i1", "i2"], store.Catalogue.ListInstitutions(9, null, null, null, showDeleted: true).Select(entry => entry.Value.Id.Value));
        Assert.Equal((2L, 1L), store.Catalogue.Count(showDeleted: false));
        Assert.Empty(store.Catalogue.SearchInstitutions("ZESCO", null, 5));
        Assert.Single(store.Engagements.OfInstitution(new InstitutionId("i1")));

        using (var edit = store.BeginEdit(_clock))
        {
            Assert.Null(edit.Institutions.Undelete(new InstitutionId("i1")).DeletedAt);
            edit.Commit();
        }

        Assert.Equal("i1", store.Catalogue.SearchInstitutions("ZESCO", null, 5).Single().Institution.Id.Value);
        Assert.Equal(3, store.DataRevision);
        store.QuickCheck();
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        var store = Open();
        using (var edit = store.BeginEdit(_clock))
        {
            edit.Enterprises.Add(World.Enterprise("e1"));
            edit.KeepAnswer("id", [1], [2]);
        }

        using var after = store.BeginEdit(_clock);
        Assert.Null(after.Enterprises.Find(new EnterpriseId("e1")));
        Assert.Null(after.FindAnswer("id"));
        Assert.Equal(0, store.DataRevision);
    }

    [Fact]
    public void Change_OfWhatIsNotThere_IsUnknown()
    {
        using var edit = Open().BeginEdit(_clock);

        Assert.Throws<UnknownResourceException>(() => edit.Enterprises.Update(World.Enterprise("e")));
        Assert.Throws<UnknownResourceException>(() => edit.Institutions.Delete(new InstitutionId("i")));
        Assert.Throws<UnknownResourceException>(() => edit.Sectors.Undelete(new SectorId("s")));
    }

    [Fact]
    public void BeginEdit_WhileAnImportRuns_IsBusyAndReadersGoOn()
    {
        var store = Open(options => options with { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        World.Fill(store);
        using var import = store.BeginImport();

        Assert.Throws<StoreBusyException>(() => store.BeginEdit(_clock));
        Assert.Equal(2, store.Catalogue.Count().Enterprises);
    }

    [Fact]
    public void KeepAnswer_Reopened_IsFoundUntilItsTimeIsOver()
    {
        using (var store = MatchingStore.Open(new StoreOptions(StorePath)))
        {
            using var edit = store.BeginEdit(_clock);
            edit.KeepAnswer("id", [1, 2], [3]);
            Assert.Equal(0, edit.Commit());
        }

        var reopened = Open();
        Assert.Equal([3], Answer(reopened, "id"));
        _clock.Now += CatalogueEdit.AnswersKeptFor;
        Assert.Null(Answer(reopened, "id"));
        using (var edit = reopened.BeginEdit(_clock))
        {
            edit.KeepAnswer("id", [1], [4]);
            edit.Commit();
        }

        Assert.Equal([4], Answer(reopened, "id"));
    }

    [Fact]
    public void KeepAnswer_OnAndOn_ForgetsWhatIsTooOld()
    {
        var store = Open();
        for (var day = 0; day < 5; day++)
        {
            using var edit = store.BeginEdit(_clock);
            for (var i = 0; i < 50; i++)
            {
                edit.KeepAnswer($"{day}-{i}", [0], [0]);
            }

            edit.Commit();
            _clock.Now += TimeSpan.FromDays(1);
        }

        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM answered_request";
        Assert.Equal(50L, count.ExecuteScalar());
    }

    [Fact]
    public void Import_OfADeletedOrTimedInstitution_KeepsBoth()
    {
        var store = Open();
        World.Fill(store);
        using (var edit = store.BeginEdit(_clock))
        {
            edit.Institutions.Update(World.Institution("i1", "ZESCO Limited") with { ValidUntil = Clock.Noon });
            edit.Institutions.Delete(new InstitutionId("i1"));
            edit.Commit();
        }

        using (var import = store.BeginImport())
        {
            Assert.Equal(UpsertResult.Unchanged, import.Put(World.Institution("i1", "ZESCO Limited")));
        }

        using (var import = store.BeginImport())
        {
            Assert.Equal(UpsertResult.Updated, import.Put(World.Institution("i1", "Renamed")));
            import.Commit();
        }

        var kept = store.Catalogue.FindInstitution(new InstitutionId("i1"))!;
        Assert.Equal((true, Clock.Noon, "Renamed"), (kept.IsDeleted, kept.ValidUntil, kept.Name));
        Assert.Empty(store.Catalogue.SearchInstitutions("Renamed", null, 5));
    }

    [Fact]
    public void PutSector_ThatCannotStand_IsRejectedByField()
    {
        var store = Open();
        using var import = store.BeginImport();

        Assert.Equal(UpsertResult.Inserted, import.Put(Solar()));
        Assert.Equal("sector_id", import.Put(Solar()).Column);
        Assert.Equal("id", import.Put(Solar() with { Id = new SectorId("energy") }).Column);
        Assert.Equal("parent", import.Put(Solar() with { Id = new SectorId("deep"), Parent = new SectorId("solar-power") }).Column);
        Assert.Equal("aliases", import.Put(Solar() with { Id = new SectorId("other"), Name = "Other" }).Column);
    }

    private static CustomSector Solar() => new(new SectorId("solar-power"), new SectorId("energy"), "Solar power", string.Empty, ["光伏"]);

    private byte[]? Answer(MatchingStore store, string id)
    {
        using var edit = store.BeginEdit(_clock);
        return edit.FindAnswer(id)?.Answer;
    }

    private sealed class Clock : TimeProvider
    {
        public static readonly DateTimeOffset Noon = new(2026, 5, 6, 12, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Now { get; set; } = Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
