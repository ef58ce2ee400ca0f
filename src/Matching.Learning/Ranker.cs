using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Ranks institutions for a query: candidates of the region that pass the hard filters, features, scores, total order. The backtest,
/// the publisher and the live service all call this one class. Immutable and thread-safe.
/// </summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="history">What is known.</param>
/// <param name="model">What scores.</param>
/// <param name="at">
/// The moment of asking: institutions that are deleted, or not valid any more, are no candidates then, and deleted enterprises do not ask.
/// Null ranks everyone there ever was, as a backtest does. Default: null.
/// </param>
public sealed class Ranker(Catalogue catalogue, EngagementHistory history, RankingModel model, DateTimeOffset? at = null)
{
    private readonly HashSet<int> _retired = at is { } moment ? Retired(catalogue, moment) : [];

    /// <summary>The version of the model that scores.</summary>
    public string ModelVersion => model.Version;

    /// <summary>Ranks every candidate of a query.</summary>
    /// <param name="query">Who asks for which sector and region.</param>
    /// <param name="filter">Hard conditions; they never change the score of those who pass.</param>
    /// <param name="cancellationToken">Stops between candidates' countries.</param>
    /// <returns>Every candidate, best first: score descending, then id ascending.</returns>
    /// <exception cref="UnknownResourceException">The enterprise, sector or region does not exist, or the enterprise is deleted.</exception>
    public Ranking Rank(RankQuery query, CandidateFilter filter, CancellationToken cancellationToken = default)
    {
        var clock = StageClock.Start();
        var (enterprise, sector, region) = Resolve(query);
        var candidates = Candidates(region);
        clock.Done(RankingStage.Candidates);
        var scores = Score(enterprise, sector, candidates, ref clock, cancellationToken);
        Array.Sort(scores, candidates, DescendingScore.Instance);
        BreakTies(scores, candidates);
        var ranking = Keep(enterprise, filter, candidates, scores);
        clock.Done(RankingStage.Order);
        return ranking;
    }

    /// <summary>Prepares to say why the candidates of a query have their scores.</summary>
    /// <param name="query">Who asks for which sector and region.</param>
    /// <param name="cancellationToken">Stops while the candidates are scored.</param>
    /// <exception cref="UnknownResourceException">The enterprise, sector or region does not exist.</exception>
    public QueryExplainer Explain(RankQuery query, CancellationToken cancellationToken = default)
    {
        var (enterprise, sector, region) = Resolve(query);
        return new QueryExplainer(catalogue, history, model, enterprise, sector, Candidates(region), cancellationToken);
    }

    /// <summary>Whether an institution is deleted or its validity has ended, so that it is never ranked.</summary>
    internal bool IsRetired(int institution) => _retired.Contains(institution);

    /// <summary>Scores candidates in their order.</summary>
    internal float[] Score(int enterprise, int sector, int[] candidates, CancellationToken cancellationToken)
    {
        var clock = default(StageClock);
        return Score(enterprise, sector, candidates, ref clock, cancellationToken);
    }

    private float[] Score(int enterprise, int sector, int[] candidates, ref StageClock clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var matrix = FeatureExtractor.Extract(catalogue, history, model.Logit, enterprise, sector, candidates);
        clock.Done(RankingStage.Features);
        cancellationToken.ThrowIfCancellationRequested();
        var scores = model.Score(matrix);
        clock.Done(RankingStage.Score);
        return scores;
    }

    private (int Enterprise, int Sector, Region Region) Resolve(RankQuery query)
    {
        var enterprise = Known(catalogue.IndexOf(query.Enterprise), "enterprise", query.Enterprise.Value);
        if (at is not null && catalogue.Enterprises[enterprise].IsDeleted)
        {
            throw new UnknownResourceException("enterprise", query.Enterprise.Value);
        }

        return (
            enterprise,
            query.Sector is { } named ? Known(catalogue.IndexOf(named), "sector", named.Value) : -1,
            catalogue.Regions.Get(query.Region) ?? throw new UnknownResourceException("region", query.Region.Value));
    }

    private int[] Candidates(Region region)
    {
        var candidates = new List<int>();
        foreach (var country in region.Countries)
        {
            candidates.AddRange(catalogue.InCountry(catalogue.IndexOf(country)));
        }

        if (_retired.Count > 0)
        {
            candidates.RemoveAll(_retired.Contains);
        }

        return [.. candidates];
    }

    /// <summary>Filters after scoring: features that look at the whole candidate set then do not depend on the filter.</summary>
    private Ranking Keep(int enterprise, CandidateFilter filter, int[] candidates, float[] scores)
    {
        var engaged = new HashSet<int>();
        if (filter.ExcludeEngaged)
        {
            foreach (var past in history.OfEnterprise(enterprise))
            {
                engaged.Add(past.Institution);
            }
        }

        var items = new List<RankedInstitution>(candidates.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            var institution = catalogue.Institutions[candidates[i]];
            if ((filter.Kinds.Count == 0 || filter.Kinds.Contains(institution.Kind))
                && !filter.ExcludedInstitutions.Contains(institution.Id)
                && !engaged.Contains(candidates[i]))
            {
                items.Add(new RankedInstitution(institution.Id, scores[i]));
            }
        }

        return new Ranking(candidates.Length, items);
    }

    /// <summary>Candidates of equal score in order of number, which is the order of ids.</summary>
    private static void BreakTies(float[] scores, int[] candidates)
    {
        for (var start = 0; start < scores.Length;)
        {
            var end = start + 1;
            while (end < scores.Length && scores[end] == scores[start])
            {
                end++;
            }

            Array.Sort(candidates, start, end - start);
            start = end;
        }
    }

    private static HashSet<int> Retired(Catalogue catalogue, DateTimeOffset moment)
    {
        var retired = new HashSet<int>();
        for (var i = 0; i < catalogue.Institutions.Count; i++)
        {
            if (!catalogue.Institutions[i].IsRankableAt(moment))
            {
                retired.Add(i);
            }
        }

        return retired;
    }

    private static int Known(int index, string resource, string id) => index >= 0 ? index : throw new UnknownResourceException(resource, id);

    private sealed class DescendingScore : IComparer<float>
    {
        public static DescendingScore Instance { get; } = new();

        public int Compare(float x, float y) => y.CompareTo(x);
    }
}
