namespace Matching.Learning;

/// <summary>Past queries with what each choice is worth, where events tell it.</summary>
internal static class JudgedQueries
{
    /// <summary>The queries that were answered before a year, and those of introductions that came to no agreement.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement and judgement.</param>
    /// <param name="asOfYear">What is of this year or later is not looked at.</param>
    /// <returns>As <see cref="PastQueries.Read"/>, and no different where nothing was judged.</returns>
    public static List<PastQuery> Before(Catalogue catalogue, EngagementLog log, int asOfYear)
    {
        var queries = PastQueries.Read(catalogue, log, int.MinValue, asOfYear - 1, static _ => true);
        var judged = log.Judgements
            .Where(item => item.Year < asOfYear)
            .GroupBy(item => (item.Year, item.Enterprise, Country: catalogue.CountryOf(item.Institution), item.Sector))
            .ToDictionary(group => group.Key, group => group.ToDictionary(item => item.Institution, item => item.Relevance));
        if (judged.Count == 0)
        {
            return queries;
        }

        for (var i = 0; i < queries.Count; i++)
        {
            var query = queries[i];
            if (judged.Remove((query.Year, query.Enterprise, query.Country, query.Sector), out var relevance))
            {
                queries[i] = With(query, relevance);
            }
        }

        queries.AddRange(judged.Select(pair => With(
            new PastQuery(pair.Key.Enterprise, pair.Key.Country, pair.Key.Sector, pair.Key.Year, pair.Key.Year, []) { IsAgreed = false }, pair.Value)));
        return [.. queries.OrderBy(query => (query.Year, query.Enterprise, query.Country, query.Sector))];
    }

    private static PastQuery With(PastQuery query, Dictionary<int, float> relevance)
    {
        int[] chosen = [.. query.Chosen.Union(relevance.Keys).Order()];
        return query with { Chosen = chosen, Relevance = Array.ConvertAll(chosen, institution => relevance.GetValueOrDefault(institution, 1f)) };
    }
}
