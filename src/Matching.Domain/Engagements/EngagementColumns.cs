namespace Matching.Domain;

/// <summary>
/// Every engagement of one state of a store as numbers: what is learnt from them, without their texts. Ten million take 160 MB, where as
/// <see cref="Engagement"/> they would take several gigabytes.
/// </summary>
public sealed class EngagementColumns
{
    private readonly LoggedEngagement[] _rows;
    private readonly int[]? _order;

    /// <summary>Wraps rows; they are not copied.</summary>
    /// <param name="rows">In any order; country and sector are positions in the lists given here.</param>
    /// <param name="order">The positions of the rows in order of engagement id (ordinal); null when that is their own order.</param>
    /// <param name="countries">The countries that occur.</param>
    /// <param name="sectors">The sectors that occur.</param>
    /// <param name="clusters">The number of each project cluster; null when clusters were not read.</param>
    /// <param name="places">For each id that was asked for: how many engagements have the same id or one before it.</param>
    public EngagementColumns(
        LoggedEngagement[] rows,
        int[]? order,
        IReadOnlyList<CountryCode> countries,
        IReadOnlyList<SectorId> sectors,
        IReadOnlyDictionary<string, int>? clusters,
        IReadOnlyList<int> places)
    {
        (_rows, _order) = (rows, order);
        (Countries, Sectors, Clusters, Places) = (countries, sectors, clusters, places);
    }

    /// <summary>Number of engagements.</summary>
    public int Count => _rows.Length;

    /// <summary>The countries that occur; a row's country is a position here.</summary>
    public IReadOnlyList<CountryCode> Countries { get; }

    /// <summary>The sectors that occur; a row's sector is a position here.</summary>
    public IReadOnlyList<SectorId> Sectors { get; }

    /// <summary>The number of each project cluster, in no particular order; null when clusters were not read.</summary>
    public IReadOnlyDictionary<string, int>? Clusters { get; }

    /// <summary>For each id that was asked for: how many engagements have the same id or one before it.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>The newest year, or 0 when there is no engagement.</summary>
    public int LastYear
    {
        get
        {
            var last = 0;
            foreach (var row in _rows)
            {
                last = Math.Max(last, row.Year);
            }

            return last;
        }
    }

    /// <summary>The engagement at a position in the order of ids.</summary>
    public LoggedEngagement InOrderOfId(int position) => _rows[_order is null ? position : _order[position]];
}
