using System.Globalization;

namespace Matching.Jobs.Tests.Backtesting;

/// <summary>One query of a rankings file, as anyone would read it.</summary>
internal sealed record RankingsTable(string Enterprise, string Country, string Sector, int Year, IReadOnlyList<RankingsTable.Line> Lines)
{
    public const string Header = "enterprise_id,country,sector,year,rank,institution_id,score";

    public static IReadOnlyList<RankingsTable> Read(string path)
    {
        var rows = File.ReadAllLines(path);
        Assert.Equal(Header, rows[0]);
        return [.. rows.Skip(1).Select(row => row.Split(','))
            .GroupBy(cells => (cells[0], cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture)))
            .Select(query => new RankingsTable(query.Key.Item1, query.Key.Item2, query.Key.Item3, query.Key.Item4, [.. query.Select(cells => new Line(
                int.Parse(cells[4], CultureInfo.InvariantCulture), cells[5], float.Parse(cells[6], CultureInfo.InvariantCulture)))]))];
    }

    /// <summary>NDCG@10 of binary relevance, ties at their expected value; written apart from the product's own.</summary>
    public double Ndcg(IReadOnlySet<string> relevant)
    {
        double gain = 0;
        foreach (var tied in Lines.GroupBy(line => line.Score))
        {
            var share = (double)tied.Count(line => relevant.Contains(line.Institution)) / tied.Count();
            gain += share * tied.Where(line => line.Rank <= 10).Sum(line => 1 / Math.Log2(line.Rank + 1));
        }

        return gain / Enumerable.Range(1, Math.Min(10, relevant.Count)).Sum(rank => 1 / Math.Log2(rank + 1));
    }

    public sealed record Line(int Rank, string Institution, float Score);
}
