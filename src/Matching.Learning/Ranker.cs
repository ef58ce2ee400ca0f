using System.Buffers;
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
        using var ranked = RankAll(query, filter, cancellationToken);
        return new Ranking(ranked.CandidateCount, ranked.Lines(0, ranked.Count));
    }

    /// <summary>Ranks every candidate of a query into rented memory, from which a page is read: the same order as <see cref="Rank"/>.</summary>
    /// <inheritdoc cref="Rank"/>
    public RankedCandidates RankAll(RankQuery query, CandidateFilter filter, CancellationToken cancellationToken = default)
    {
        var clock = StageClock.Start();
        var (enterprise, sector, region) = Resolve(query);
        var rented = RentCandidates(region, out var count);
        clock.Done(RankingStage.Candidates);
        var scores = ArrayPool<float>.Shared.Rent(count);
        var keys = ArrayPool<ulong>.Shared.Rent(count);
        try
        {
            var candidates = rented.AsSpan(0, count);
            Score(enterprise, sector, candidates, scores.AsSpan(0, count), ref clock, cancellationToken);
            var kept = Keep(enterprise, filter, candidates, scores, keys);
            keys.AsSpan(0, kept).Sort();
            clock.Done(RankingStage.Order);
            return new RankedCandidates(catalogue, keys, kept, count);
        }
        catch
        {
            ArrayPool<ulong>.Shared.Return(keys);
            throw;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<int>.Shared.Return(rented);
        }
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
        var scores = new float[candidates.Length];
        var clock = default(StageClock);
        Score(enterprise, sector, candidates, scores, ref clock, cancellationToken);
        return scores;
    }

    private void Score(int enterprise, int sector, ReadOnlySpan<int> candidates, Span<float> scores, ref StageClock clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rented = ArrayPool<float>.Shared.Rent(candidates.Length * FeatureMatrix.Width);
        var values = rented.AsSpan(0, candidates.Length * FeatureMatrix.Width);
        FeatureExtractor.Extract(catalogue, history, model.Logit, new QueryContext(catalogue, history, enterprise, sector), candidates, values);
        clock.Done(RankingStage.Features);
        if (!cancellationToken.IsCancellationRequested)
        {
            model.Score(values, scores);
            clock.Done(RankingStage.Score);
        }

        ArrayPool<float>.Shared.Return(rented);
        cancellationToken.ThrowIfCancellationRequested();
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
        var rented = RentCandidates(region, out var count);
        var candidates = rented.AsSpan(0, count).ToArray();
        ArrayPool<int>.Shared.Return(rented);
        return candidates;
    }

    /// <summary>The candidates of a region, country after country, in order of number within each.</summary>
    private int[] RentCandidates(Region region, out int count)
    {
        var most = 0;
        foreach (var country in region.Countries)
        {
            most += catalogue.InCountry(catalogue.IndexOf(country)).Length;
        }

        var candidates = ArrayPool<int>.Shared.Rent(most);
        count = 0;
        foreach (var country in region.Countries)
        {
            foreach (var candidate in catalogue.InCountry(catalogue.IndexOf(country)))
            {
                if (_retired.Count == 0 || !_retired.Contains(candidate))
                {
                    candidates[count++] = candidate;
                }
            }
        }

        return candidates;
    }

    /// <summary>
    /// Writes the keys of those who pass. Filters after scoring: features that look at the whole candidate set then do not depend on the filter.
    /// </summary>
    private int Keep(int enterprise, CandidateFilter filter, ReadOnlySpan<int> candidates, ReadOnlySpan<float> scores, Span<ulong> keys)
    {
        var engaged = filter.ExcludeEngaged ? Engaged(enterprise) : null;
        var kept = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (filter.IsEmpty || Passes(filter, engaged, candidates[i]))
            {
                keys[kept++] = ScoreKeys.Of(scores[i], candidates[i]);
            }
        }

        return kept;
    }

    private bool Passes(CandidateFilter filter, HashSet<int>? engaged, int candidate)
    {
        var institution = catalogue.Institutions[candidate];
        return (filter.Kinds.Count == 0 || filter.Kinds.Contains(institution.Kind))
            && !filter.ExcludedInstitutions.Contains(institution.Id)
            && engaged?.Contains(candidate) != true;
    }

    private HashSet<int> Engaged(int enterprise)
    {
        var engaged = new HashSet<int>();
        foreach (var past in history.OfEnterprise(enterprise))
        {
            engaged.Add(past.Institution);
        }

        return engaged;
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
}
