using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Everything known strictly before a moment: the only view of engagements that features are made from. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Training replays it year by year and serving holds the newest one; both go through this class, so the two cannot drift apart and
/// the future cannot leak in.
/// </remarks>
public sealed class EngagementHistory
{
    /// <summary>What a year's distance leaves of an engagement's weight in the decayed counts.</summary>
    public const double YearlyDecay = 0.8;

    // Raised once for each age that years can have, and not at each engagement of each candidate.
    private static readonly double[] WeightOfAge =
        [.. Enumerable.Range(0, Engagement.MaxYear - Engagement.MinYear + 1).Select(age => Math.Pow(YearlyDecay, age))];

    // Institutions country by country, as they are asked for: a ranking then reads its candidates' engagements from one end to the other.
    private readonly (int Start, int Count)[] _ofInstitution;
    private readonly PastEngagement[] _byInstitution;
    private readonly (int Start, int Count)[] _ofEnterprise;
    private readonly PastEngagement[] _byEnterprise;
    private HistoryTotals? _totals;

    private EngagementHistory(Catalogue catalogue, ReadOnlySpan<LoggedEngagement> rows, int asOfYear)
    {
        AsOfYear = asOfYear;
        Count = rows.Length;
        (_ofInstitution, _byInstitution) = Group(rows, CountryByCountry(catalogue), static row => row.Institution);
        (_ofEnterprise, _byEnterprise) = Group(rows, [.. Enumerable.Range(0, catalogue.Enterprises.Count)], static row => row.Enterprise);
        Patterns = new PartnerPatterns(catalogue, this);
    }

    /// <summary>The same engagements, shared, beside another catalogue of the same numbers.</summary>
    private EngagementHistory(Catalogue catalogue, EngagementHistory same)
    {
        AsOfYear = same.AsOfYear;
        Count = same.Count;
        (_ofInstitution, _byInstitution) = (same._ofInstitution, same._byInstitution);
        (_ofEnterprise, _byEnterprise) = (same._ofEnterprise, same._byEnterprise);
        Patterns = new PartnerPatterns(catalogue, this);
    }

    /// <summary>Only engagements of earlier years are known.</summary>
    public int AsOfYear { get; }

    /// <summary>Number of engagements known.</summary>
    public int Count { get; }

    /// <summary>What kinds and roles were engaged in what sectors and places.</summary>
    internal PartnerPatterns Patterns { get; }

    /// <summary>What was known at the start of a year.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="asOfYear">Engagements of this year and later are left out.</param>
    public static EngagementHistory Before(Catalogue catalogue, EngagementLog log, int asOfYear) =>
        new(catalogue, Earlier(log, asOfYear), asOfYear);

    /// <summary>What was known at the start of a year, of the engagements that also pass a condition.</summary>
    internal static EngagementHistory Before(Catalogue catalogue, EngagementLog log, int asOfYear, Func<LoggedEngagement, bool> keep)
    {
        var rows = new List<LoggedEngagement>();
        foreach (var row in Earlier(log, asOfYear))
        {
            if (keep(row))
            {
                rows.Add(row);
            }
        }

        return new EngagementHistory(catalogue, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), asOfYear);
    }

    /// <summary>This history beside a later catalogue that gives everyone the same number.</summary>
    /// <param name="before">The catalogue this history was made with.</param>
    /// <param name="after">The later one, of which <see cref="Catalogue.NumbersLike"/> is true.</param>
    public EngagementHistory Over(Catalogue before, Catalogue after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return ReferenceEquals(before.Profiles, after.Profiles) ? this : new EngagementHistory(after, this);
    }

    /// <summary>The engagements of an institution, in time order.</summary>
    internal ReadOnlySpan<PastEngagement> OfInstitution(int institution) => RowsOf(_ofInstitution[institution], _byInstitution);

    /// <summary>The place of an institution's first engagement among those of all institutions: from 0, no two the same, its others behind it.</summary>
    internal int PlaceOf(int institution) => _ofInstitution[institution].Start;

    /// <summary>The engagements of an enterprise, in time order.</summary>
    internal ReadOnlySpan<PastEngagement> OfEnterprise(int enterprise) => RowsOf(_ofEnterprise[enterprise], _byEnterprise);

    /// <summary>Sums over all of it, made when they are first asked for.</summary>
    /// <param name="catalogue">The one this history was made with.</param>
    internal HistoryTotals TotalsOver(Catalogue catalogue)
    {
        if (Volatile.Read(ref _totals) is { } totals)
        {
            return totals;
        }

        // Two that come at once both make them, the same, and one is kept.
        Interlocked.CompareExchange(ref _totals, new HistoryTotals(catalogue, this), null);
        return _totals;
    }

    /// <summary>The weight an engagement of a year still has.</summary>
    internal double WeightOf(int year)
    {
        var age = AsOfYear - 1 - year;
        return (uint)age < (uint)WeightOfAge.Length ? WeightOfAge[age] : Math.Pow(YearlyDecay, age);
    }

    private static ReadOnlySpan<LoggedEngagement> Earlier(EngagementLog log, int asOfYear)
    {
        var rows = log.Rows;
        var count = rows.Length;
        while (count > 0 && rows[count - 1].Year >= asOfYear)
        {
            count--;
        }

        return rows[..count];
    }

    private static ReadOnlySpan<PastEngagement> RowsOf((int Start, int Count) group, PastEngagement[] rows) => rows.AsSpan(group.Start, group.Count);

    private static int[] CountryByCountry(Catalogue catalogue)
    {
        var order = new int[catalogue.Institutions.Count];
        var placed = 0;
        for (var country = 0; country < catalogue.CountryCount; country++)
        {
            catalogue.InCountry(country).CopyTo(order.AsSpan(placed));
            placed += catalogue.InCountry(country).Length;
        }

        return order;
    }

    /// <summary>Rows by group, in their order within each.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="order">Every group, in the order in which their rows are to stand.</param>
    /// <param name="groupOf">The group of a row.</param>
    private static ((int Start, int Count)[] Groups, PastEngagement[] Rows) Group(
        ReadOnlySpan<LoggedEngagement> rows, int[] order, Func<LoggedEngagement, int> groupOf)
    {
        var groups = new (int Start, int Count)[order.Length];
        foreach (var row in rows)
        {
            groups[groupOf(row)].Count++;
        }

        var start = 0;
        foreach (var number in order)
        {
            var count = groups[number].Count;
            groups[number] = (start, 0);
            start += count;
        }

        var grouped = new PastEngagement[rows.Length];
        foreach (var row in rows)
        {
            ref var group = ref groups[groupOf(row)];
            grouped[group.Start + group.Count++] = new PastEngagement(row);
        }

        return (groups, grouped);
    }
}
