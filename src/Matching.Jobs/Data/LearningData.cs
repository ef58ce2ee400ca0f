using Matching.Domain;
using Matching.Interchange;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>One state of the data, numbered for learning and ranking.</summary>
/// <param name="Catalogue">Who exists.</param>
/// <param name="Log">Every engagement: the imported ones and, from a store, those that recorded events tell of.</param>
/// <param name="DataRevision">The store's revision it was read at; 0 when it came from files.</param>
public sealed record LearningData(Catalogue Catalogue, EngagementLog Log, long DataRevision)
{
    /// <summary>The year after the last engagement: what serving takes as "now", so that answers do not change with the wall clock.</summary>
    public int ServingYear => Log.LastYear + 1;

    /// <summary>Reads one committed state of a store, whole: enough to learn from.</summary>
    /// <param name="store">Read from.</param>
    public static LearningData Load(MatchingStore store) => Load(store, withClusters: true, before: null);

    /// <summary>Reads what ranking needs of one committed state of a store: no project clusters, which learning alone asks for.</summary>
    /// <param name="store">Read from.</param>
    /// <param name="before">An earlier state, which makes this one quicker to read and shares with it whatever is the same; may be null.</param>
    public static LearningData LoadToRank(MatchingStore store, LearningData? before = null) => Load(store, withClusters: false, before);

    /// <summary>As <see cref="Load(MatchingStore)"/>, and with the labels that events give to training.</summary>
    /// <param name="store">Read from.</param>
    public static LearningData LoadForTraining(MatchingStore store)
    {
        // Begun first: what is recorded while the rest is read waits for the next training, rather than being half there.
        using var snapshot = store.BeginSnapshot();
        var data = Load(store);
        var judgements = RecordedHistory.Judgements(snapshot, data.Catalogue, data.Log.Count == 0 ? Engagement.MaxYear : data.Log.LastYear);
        return data with { Log = data.Log.With(data.Catalogue, judgements, PositionBias.Estimate(snapshot.Events.Impressions())) };
    }

    /// <summary>Reads an interchange folder; the first bad row is an error.</summary>
    /// <param name="folder">Holds the three CSV files.</param>
    /// <exception cref="BadRowException">A row breaks the format.</exception>
    /// <exception cref="InterchangeException">A file or a column is missing, or a file cannot be read.</exception>
    public static LearningData Load(string folder)
    {
        var reader = new InterchangeReader(RegionTree.Default, SectorTree.Default);
        using var enterprises = reader.OpenEnterprises(Path.Combine(folder, InterchangeFormat.EnterprisesFile));
        using var institutions = reader.OpenInstitutions(Path.Combine(folder, InterchangeFormat.InstitutionsFile));
        using var engagements = reader.OpenEngagements(Path.Combine(folder, InterchangeFormat.EngagementsFile));
        var catalogue = Catalogue.Create(Valid(enterprises.Rows()), Valid(institutions.Rows()), RegionTree.Default, SectorTree.Default);
        return new LearningData(
            catalogue, EngagementLog.Create(catalogue, Valid(engagements.Rows(), engagement => Fault(catalogue, engagement), engagements.Name)), DataRevision: 0);
    }

    /// <summary>The catalogue with the institutions of a file added.</summary>
    /// <param name="institutionsFile">In the interchange format of institutions.</param>
    /// <exception cref="BadRowException">A row breaks the format.</exception>
    public Catalogue WithExtraCandidates(string institutionsFile)
    {
        var reader = new InterchangeReader(RegionTree.Default, SectorTree.Default);
        using var extra = reader.OpenInstitutions(institutionsFile);
        var added = Valid(extra.Rows(), Fault, extra.Name);
        return Catalogue.Create(Catalogue.Enterprises, Catalogue.Institutions.Concat(added), RegionTree.Default, Catalogue.Sectors);
    }

    private static LearningData Load(MatchingStore store, bool withClusters, LearningData? before)
    {
        using var snapshot = store.BeginSnapshot();
        using var beside = before is null ? store.BeginSnapshot() : null;
        if (beside?.DataRevision != snapshot.DataRevision)
        {
            // Beside calls that are served, one after the other: the second core is theirs.
            var known = ReadCatalogue(snapshot, before?.Catalogue);
            return Join(known, ReadEngagements(snapshot, withClusters), snapshot.DataRevision, before?.Log);
        }

        var reading = Task.Run(() => ReadEngagements(beside, withClusters));
        try
        {
            var catalogue = ReadCatalogue(snapshot, before: null);
            return Join(catalogue, reading.GetAwaiter().GetResult(), snapshot.DataRevision, before: null);
        }
        finally
        {
            // The snapshot must not be closed under it.
            Task.WaitAny([reading]);
        }
    }

    private static Catalogue ReadCatalogue(StoreSnapshot snapshot, Catalogue? before) => Catalogue.Create(
        snapshot.Catalogue.ReadEnterprises(), snapshot.Catalogue.ReadInstitutions(), RegionTree.Default, snapshot.Catalogue.Sectors(), before);

    private static (EngagementColumns Imported, IReadOnlyList<RecordedEngagement> Recorded) ReadEngagements(StoreSnapshot snapshot, bool withClusters)
    {
        var recorded = RecordedHistory.NotImported(snapshot, snapshot.Catalogue.Sectors());
        return (snapshot.Engagements.ReadColumns(withClusters, [.. recorded.Select(RecordedHistory.IdOf)]), recorded);
    }

    private static LearningData Join(
        Catalogue catalogue, (EngagementColumns Imported, IReadOnlyList<RecordedEngagement> Recorded) engagements, long dataRevision, EngagementLog? before)
    {
        var added = RecordedHistory.Place(engagements.Recorded, engagements.Imported, catalogue);
        return new LearningData(catalogue, EngagementLog.Create(catalogue, engagements.Imported, added, before), dataRevision);
    }

    private static (string Column, string Value, string Reason)? Fault(Catalogue catalogue, Engagement engagement) =>
        catalogue.IndexOf(engagement.Enterprise) < 0 ? ("enterprise_id", engagement.Enterprise.Value, "there is no such enterprise")
        : catalogue.IndexOf(engagement.Institution) < 0 ? ("institution_id", engagement.Institution.Value, "there is no such institution")
        : null;

    private static IEnumerable<T> Valid<T>(
        IEnumerable<InterchangeRow<T>> rows, Func<T, (string Column, string Value, string Reason)?>? fault = null, string file = "")
        where T : class
    {
        foreach (var row in rows)
        {
            if (row.Error is not null)
            {
                throw new BadRowException(row.Error);
            }

            if (fault?.Invoke(row.Value!) is { } found)
            {
                throw new BadRowException(new RowError(file, row.Line, found.Column, found.Value, found.Reason));
            }

            yield return row.Value!;
        }
    }

    private (string Column, string Value, string Reason)? Fault(Institution extra) =>
        Catalogue.IndexOf(extra.Id) < 0 ? null : ("institution_id", extra.Id.Value, "the catalogue holds an institution of this id already");
}
