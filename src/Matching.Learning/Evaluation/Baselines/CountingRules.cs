namespace Matching.Learning;

/// <summary>The rules every model is held against: no learning, only counts.</summary>
internal static class CountingRules
{
    /// <summary>Every rule by name, in the order of the table.</summary>
    /// <param name="known">The catalogue the rules may learn from: without candidates that were added for the test.</param>
    public static IReadOnlyList<(string Name, CandidateScorer Score)> For(Catalogue known) =>
    [
        ("random", static (_, _, _, candidates) => new float[candidates.Length]),
        ("popularity", static (_, history, _, candidates) => Map(candidates, candidate => history.OfInstitution(candidate).Length)),
        ("popularity in the sector", SectorPopularity),
        ("pair repeat, sector popularity, kind-given-sector prior", PairThenSectorThenKind(KindShares(known))),
    ];

    private static float[] SectorPopularity(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates) =>
        Map(candidates, candidate => SectorThenAll(history, query, candidate));

    private static double[] KindShares(Catalogue known)
    {
        var shares = new double[Domain.InstitutionKinds.All.Count + 1];
        foreach (var profile in known.Profiles)
        {
            shares[(int)profile.Kind] += 1.0 / known.Profiles.Length;
        }

        return shares;
    }

    private static CandidateScorer PairThenSectorThenKind(double[] kindShare) => (catalogue, history, query, candidates) =>
    {
        var inSector = history.Patterns.InSector(query.Sector);
        return Map(candidates, candidate =>
        {
            var kind = catalogue.Profiles[candidate].Kind;
            var pairs = 0;
            foreach (var past in history.OfInstitution(candidate))
            {
                pairs += past.Enterprise == query.Enterprise ? 1 : 0;
            }

            var lift = (history.Patterns.CountOf(kind, query.Sector) + 0.5) / (inSector + 1.0) / kindShare[(int)kind];
            return (10_000.0 * pairs) + SectorThenAll(history, query, candidate) + (0.1 * Math.Log(lift));
        });
    };

    /// <summary>100 × engagements of the candidate in the query's sector + all its engagements.</summary>
    internal static double SectorThenAll(EngagementHistory history, PastQuery query, int candidate)
    {
        var past = history.OfInstitution(candidate);
        var inSector = 0;
        foreach (var engagement in past)
        {
            inSector += engagement.Sector == query.Sector ? 1 : 0;
        }

        return (100.0 * inSector) + past.Length;
    }

    private static float[] Map(int[] candidates, Func<int, double> score) => Array.ConvertAll(candidates, candidate => (float)score(candidate));
}
