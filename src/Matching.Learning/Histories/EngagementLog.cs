using Matching.Domain;

namespace Matching.Learning;

/// <summary>Every engagement as numbers, in time order. Immutable and thread-safe.</summary>
/// <remarks>Outcome, amount and brief are not here: they are known only afterwards, so no feature may read them.</remarks>
public sealed class EngagementLog
{
    private readonly LoggedEngagement[] _rows;

    private readonly int[] _clusterStart;

    private EngagementLog(LoggedEngagement[] rows, int[] clusterStart)
    {
        _rows = rows;
        _clusterStart = clusterStart;
    }

    /// <summary>Number of engagements.</summary>
    public int Count => _rows.Length;

    /// <summary>Year of the oldest engagement, or 0 when there is none.</summary>
    public int FirstYear => _rows.Length == 0 ? 0 : _rows[0].Year;

    /// <summary>Year of the newest engagement, or 0 when there is none.</summary>
    public int LastYear => _rows.Length == 0 ? 0 : _rows[^1].Year;

    /// <summary>Rows in order of year, then engagement id.</summary>
    internal ReadOnlySpan<LoggedEngagement> Rows => _rows;

    /// <summary>What events tell of choices. Labels of training: no history and no feature reads them.</summary>
    internal IReadOnlyList<LoggedJudgement> Judgements { get; private init; } = [];

    /// <summary>The first year of each project cluster.</summary>
    /// <exception cref="InvalidOperationException">The log was read without clusters, which is enough to rank but not to learn.</exception>
    internal int[] ClusterStart => _clusterStart.Length > 0 || _rows.Length == 0
        ? _clusterStart
        : throw new InvalidOperationException("These engagements were read without their project clusters.");

    /// <summary>Numbers the engagements given.</summary>
    /// <param name="catalogue">Holds every enterprise, institution, country and sector the engagements name.</param>
    /// <param name="engagements">In any order.</param>
    /// <exception cref="UnknownResourceException">An engagement names something the catalogue does not hold.</exception>
    public static EngagementLog Create(Catalogue catalogue, IEnumerable<Engagement> engagements)
    {
        var clusters = new Dictionary<string, int>(StringComparer.Ordinal);
        var starts = new List<int>();
        var rows = new List<(LoggedEngagement Row, EngagementId Id)>();

        // Sorted before clusters are numbered: neither rows nor numbers depend on the order in which engagements came.
        foreach (var engagement in engagements.OrderBy(engagement => engagement.Year).ThenBy(engagement => engagement.Id))
        {
            if (!clusters.TryGetValue(engagement.ProjectCluster, out var cluster))
            {
                cluster = clusters[engagement.ProjectCluster] = starts.Count;
                starts.Add(engagement.Year);
            }

            rows.Add((Number(catalogue, engagement, cluster), engagement.Id));
        }

        return new EngagementLog([.. rows.Select(row => row.Row)], [.. starts]);
    }

    /// <summary>Takes over the engagements of a store, and some beside them.</summary>
    /// <param name="catalogue">Who exists in the same state of the store.</param>
    /// <param name="columns">The store's engagements. Without clusters the log is enough to rank but not to learn.</param>
    /// <param name="added">In order of id (ordinal).</param>
    /// <param name="before">A log of an earlier state, or null: returned in place of a new one that would hold the same rows. Default: null.</param>
    /// <exception cref="UnknownResourceException">An engagement names something the catalogue does not hold.</exception>
    public static EngagementLog Create(
        Catalogue catalogue, EngagementColumns columns, IReadOnlyList<AddedEngagement> added, EngagementLog? before = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(added);
        var (rows, starts) = LogBuilder.Build(catalogue, columns, added, (engagement, cluster) => Number(catalogue, engagement, cluster));
        return before is not null && before.Rows.SequenceEqual(rows) && before._clusterStart.AsSpan().SequenceEqual(starts)
            ? before
            : new EngagementLog(rows, starts);
    }

    /// <summary>Every enterprise, country and sector that occur together, each once, in no particular order.</summary>
    /// <param name="catalogue">The catalogue this log was numbered by.</param>
    public IEnumerable<EngagementTie> Ties(Catalogue catalogue) => _rows
        .Select(row => (row.Enterprise, row.Country, row.Sector))
        .Distinct()
        .Select(tie => new EngagementTie(
            catalogue.Enterprises[tie.Enterprise].Id,
            new CountryCode(catalogue.Regions.Countries[tie.Country].Id.Value),
            catalogue.Sectors.All[tie.Sector].Id));

    /// <summary>The same engagements with what events tell of how far they came, and of introductions that came to none.</summary>
    /// <param name="catalogue">The catalogue this log was numbered by.</param>
    /// <param name="judgements">Of pairs the catalogue holds; of several of one pair, sector and year the best counts.</param>
    /// <param name="bias">Makes up for where they stood.</param>
    public EngagementLog With(Catalogue catalogue, IEnumerable<Judgement> judgements, PositionBias bias) => new(_rows, ClusterStart)
    {
        Judgements = [.. judgements
            .Where(item => item.Grade > 0)
            .GroupBy(item => (Enterprise: catalogue.IndexOf(item.Enterprise), Institution: catalogue.IndexOf(item.Institution), Sector: catalogue.IndexOf(item.Sector), item.Year))
            .Select(group => new LoggedJudgement(
                group.Key.Enterprise,
                group.Key.Institution,
                group.Key.Sector,
                group.Key.Year,
                group.Max(item => (float)(GradeGains.Of(item.Grade) * bias.WeightAt(item.Position)))))
            .OrderBy(item => (item.Year, item.Enterprise, item.Institution, item.Sector))],
    };

    /// <summary>The same engagements, numbered by a catalogue that holds at least the same enterprises and institutions.</summary>
    internal EngagementLog Renumber(Catalogue from, Catalogue to) => new(
        Array.ConvertAll(_rows, row => row with
        {
            Enterprise = to.IndexOf(from.Enterprises[row.Enterprise].Id),
            Institution = to.IndexOf(from.Institutions[row.Institution].Id),
        }),
        _clusterStart)
    {
        Judgements = [.. Judgements.Select(item => item with
        {
            Enterprise = to.IndexOf(from.Enterprises[item.Enterprise].Id),
            Institution = to.IndexOf(from.Institutions[item.Institution].Id),
        })],
    };

    private static LoggedEngagement Number(Catalogue catalogue, Engagement engagement, int cluster) => new(
        Known(catalogue.IndexOf(engagement.Enterprise), "enterprise", engagement.Enterprise.Value),
        Known(catalogue.IndexOf(engagement.Institution), "institution", engagement.Institution.Value),
        Known(catalogue.IndexOf(engagement.Country), "country", engagement.Country.Value),
        Known(catalogue.IndexOf(engagement.Sector), "sector", engagement.Sector.Value),
        engagement.Year,
        cluster);

    private static int Known(int index, string resource, string id) => index >= 0 ? index : throw new UnknownResourceException(resource, id);
}
