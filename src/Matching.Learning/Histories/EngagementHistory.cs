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

    private readonly int[] _institutionStart;
    private readonly PastEngagement[] _byInstitution;
    private readonly int[] _enterpriseStart;
    private readonly PastEngagement[] _byEnterprise;

    private EngagementHistory(Catalogue catalogue, LoggedEngagement[] rows, int asOfYear)
    {
        AsOfYear = asOfYear;
        Count = rows.Length;
        (_institutionStart, _byInstitution) = Group(rows, catalogue.Institutions.Count, static row => row.Institution);
        (_enterpriseStart, _byEnterprise) = Group(rows, catalogue.Enterprises.Count, static row => row.Enterprise);
        Patterns = new PartnerPatterns(catalogue, rows);
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
        Before(catalogue, log, asOfYear, static _ => true);

    /// <summary>What was known at the start of a year, of the engagements that also pass a condition.</summary>
    internal static EngagementHistory Before(Catalogue catalogue, EngagementLog log, int asOfYear, Func<LoggedEngagement, bool> keep)
    {
        var rows = new List<LoggedEngagement>();
        foreach (var row in log.Rows)
        {
            if (row.Year >= asOfYear)
            {
                break;
            }

            if (keep(row))
            {
                rows.Add(row);
            }
        }

        return new EngagementHistory(catalogue, [.. rows], asOfYear);
    }

    /// <summary>The engagements of an institution, in time order.</summary>
    internal ReadOnlySpan<PastEngagement> OfInstitution(int institution) =>
        _byInstitution.AsSpan(_institutionStart[institution].._institutionStart[institution + 1]);

    /// <summary>The engagements of an enterprise, in time order.</summary>
    internal ReadOnlySpan<PastEngagement> OfEnterprise(int enterprise) =>
        _byEnterprise.AsSpan(_enterpriseStart[enterprise].._enterpriseStart[enterprise + 1]);

    /// <summary>The weight an engagement of a year still has.</summary>
    internal double WeightOf(int year)
    {
        var age = AsOfYear - 1 - year;
        return (uint)age < (uint)WeightOfAge.Length ? WeightOfAge[age] : Math.Pow(YearlyDecay, age);
    }

    private static (int[] Start, PastEngagement[] Rows) Group(LoggedEngagement[] rows, int groups, Func<LoggedEngagement, int> groupOf)
    {
        var start = new int[groups + 1];
        foreach (var row in rows)
        {
            start[groupOf(row) + 1]++;
        }

        for (var i = 0; i < groups; i++)
        {
            start[i + 1] += start[i];
        }

        var next = start.AsSpan(0, groups).ToArray();
        var grouped = new PastEngagement[rows.Length];
        foreach (var row in rows)
        {
            grouped[next[groupOf(row)]++] = new PastEngagement(row.Enterprise, row.Institution, row.Country, row.Sector, row.Year);
        }

        return (start, grouped);
    }
}
