using System.Runtime.InteropServices;
using Dapper;

namespace Matching.Store;

/// <summary>
/// Finds owners of names in widening steps, each capped: names that begin with the query (a B-tree), names that hold all its trigrams,
/// and, only when these give too few, names that hold them but for one typing error in each word, and names that share its rarer
/// trigrams. What is found is scored anew, so the order does not depend on the step.
/// </summary>
internal static class NameSearch
{
    private const int PrefixCap = 200;
    private const int ContainingCap = 500;
    private const int ResemblingCap = 100;

    // A gram in more rows than this says little, and reading all its rows costs much.
    private const int CommonGram = 2_000;

    public static List<NameHit<TRow>> Find<TRow>(PreparedConnection connection, NameSql sql, string text, string? country, int limit)
        where TRow : class, INamedRow
    {
        var query = FoldedName.Of(text);
        if (query.Length == 0)
        {
            return [];
        }

        var hits = new Dictionary<long, NameHit<TRow>>();
        var likeness = new NameSimilarity(query);
        var range = new { From = query, To = query + "\U0010FFFF", Country = country, Limit = PrefixCap };
        Score(likeness, connection.Query<TRow>(sql.FindPrefix, range), hits);
        var grams = NameGrams.Containing(query);
        if (grams.Count > 0)
        {
            Score(likeness, connection.Query<TRow>(sql.FindContaining, new { Match = GramQuery.All(grams, country), Limit = ContainingCap }), hits);
        }

        var words = hits.Count < limit ? NameGrams.WithAnError(query) : [];
        if (words.Count > 0)
        {
            var match = GramQuery.AnyOfEach(words, country);
            Score(likeness, connection.Query<TRow>(sql.FindContaining, new { Match = match, Limit = ContainingCap }), hits);
        }

        if (hits.Count < limit)
        {
            var keys = Resembling(connection, sql, query, country);
            Score(likeness, keys.Select(key => connection.QueryFirst<TRow>(sql.FindByKey, new { Key = key })), hits);
        }

        return
        [
            .. hits.Values
                .OrderByDescending(hit => hit.Score)
                .ThenByDescending(hit => hit.MatchedName == hit.Row.Name)
                .ThenBy(hit => hit.Row.Name, StringComparer.Ordinal)
                .ThenBy(hit => hit.Row.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static void Score<TRow>(NameSimilarity likeness, IEnumerable<TRow> rows, Dictionary<long, NameHit<TRow>> hits)
        where TRow : class, INamedRow
    {
        Span<char> buffer = stackalloc char[FoldedName.BufferLength];
        foreach (var row in rows)
        {
            if (hits.ContainsKey(row.Key))
            {
                continue;
            }

            var best = (Name: row.Name, Score: likeness.To(FoldedName.Of(row.Name, buffer)));
            foreach (var alias in AliasText.Split(row.Aliases))
            {
                var score = likeness.To(FoldedName.Of(alias, buffer));
                if (score > best.Score)
                {
                    best = (alias, score);
                }
            }

            if (best.Score >= NameSimilarity.Least)
            {
                hits.Add(row.Key, new NameHit<TRow>(row, best.Name, best.Score));
            }
        }
    }

    /// <summary>Keys of the rows that share most of the query's grams, the rarer a gram the more it counts.</summary>
    private static IEnumerable<long> Resembling(PreparedConnection connection, NameSql sql, string query, string? country)
    {
        var weights = new Dictionary<long, double>();
        foreach (var gram in NameGrams.Resembling(query))
        {
            var rows = new { Match = GramQuery.All([gram], country), Limit = CommonGram };
            var count = connection.ExecuteScalar<long>(sql.CountKeys, rows);
            if (count is 0 or CommonGram)
            {
                continue;
            }

            foreach (var key in connection.Query<long>(sql.FindKeys, rows, buffered: false))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(weights, key, out _) += 1 / (1 + Math.Log2(count));
            }
        }

        return weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(ResemblingCap).Select(pair => pair.Key);
    }
}
