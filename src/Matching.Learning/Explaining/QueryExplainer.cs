using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Explains the scores of one query's candidates: what each reason adds compared with the other candidates of the same query. Made by
/// <see cref="Ranker.Explain"/>. One thread at a time.
/// </summary>
public sealed class QueryExplainer
{
    /// <summary>Contributions below this are noise of the arithmetic and no reason.</summary>
    private const double Negligible = 1e-9;

    private readonly Catalogue _catalogue;
    private readonly EngagementHistory _history;
    private readonly QueryContext _query;
    private readonly QueryFacts _facts;
    private readonly FeatureMatrix _matrix;
    private readonly float[] _scores;
    private readonly Contributions _contributions;
    private readonly ComparableProjects _comparable;
    private readonly Dictionary<int, int> _rowOf;

    internal QueryExplainer(
        Catalogue catalogue, EngagementHistory history, RankingModel model, int enterprise, int sector, int[] candidates, CancellationToken cancellationToken)
    {
        (_catalogue, _history) = (catalogue, history);
        cancellationToken.ThrowIfCancellationRequested();
        _query = new QueryContext(catalogue, history, enterprise, sector);
        _facts = new QueryFacts(catalogue, history, _query, sector);
        _matrix = FeatureExtractor.Extract(catalogue, history, model.Logit, enterprise, sector, candidates);
        cancellationToken.ThrowIfCancellationRequested();
        _scores = model.Score(_matrix);
        _contributions = new Contributions(catalogue, model, _query, _matrix, cancellationToken);
        _comparable = new ComparableProjects(catalogue, history, _query);
        _rowOf = new Dictionary<int, int>(candidates.Length);
        for (var row = 0; row < candidates.Length; row++)
        {
            _rowOf[candidates[row]] = row;
        }
    }

    /// <summary>Whether an institution is a candidate of the query.</summary>
    public bool IsCandidate(InstitutionId institution) => _rowOf.ContainsKey(_catalogue.IndexOf(institution));

    /// <summary>Explains one candidate's score.</summary>
    /// <exception cref="UnknownResourceException">The institution does not exist or is no candidate of the query.</exception>
    public Explanation Explain(InstitutionId institution)
    {
        var number = NumberOf(institution);
        var row = _rowOf[number];
        var stageRank = PlaceOf(row, other => _matrix.Row(other)[FeatureSet.LogitColumn]);
        var writer = new ReasonWriter(_catalogue, _history, _query, _facts, number, stageRank, _scores.Length);
        var contributions = _contributions.Of(row);
        Reason[] reasons = [.. Enum.GetValues<ReasonGroup>()
            .Where(group => Math.Abs(contributions[(int)group]) > Negligible)
            .OrderByDescending(group => Math.Abs(contributions[(int)group])).ThenBy(group => group)
            .Select(group => new Reason(group, contributions[(int)group], writer.Write(group)))];
        var rank = PlaceOf(row, other => _scores[other]);
        return new Explanation(
            institution,
            rank,
            _scores.Length,
            _scores[row],
            _contributions.Base,
            reasons,
            Summaries.Of(rank, _scores.Length, reasons),
            Newest(_history.OfInstitution(number).ToArray()),
            Newest(_comparable.Of(number)));
    }

    /// <summary>Explains why one candidate stands above or below another: the difference of their explanations.</summary>
    /// <exception cref="UnknownResourceException">One of them does not exist or is no candidate of the query.</exception>
    public Comparison Compare(InstitutionId first, InstitutionId second)
    {
        var one = Explain(first);
        var two = Explain(second);
        var texts = (One: Texts(first), Two: Texts(second));
        var differences = one.Reasons.Select(reason => (reason.Group, Difference: reason.Contribution))
            .Concat(two.Reasons.Select(reason => (reason.Group, Difference: -reason.Contribution)))
            .GroupBy(reason => reason.Group, (group, parts) => (Group: group, Difference: parts.Sum(part => part.Difference)))
            .Where(reason => Math.Abs(reason.Difference) > Negligible)
            .OrderByDescending(reason => Math.Abs(reason.Difference)).ThenBy(reason => reason.Group)
            .Select(reason => new ReasonDifference(reason.Group, reason.Difference, texts.One.Write(reason.Group), texts.Two.Write(reason.Group)))
            .ToList();
        return new Comparison(one, two, differences, Summaries.Of(NameOf(first), NameOf(second), one.Score - two.Score, differences));
    }

    private ReasonWriter Texts(InstitutionId institution)
    {
        var number = NumberOf(institution);
        var stageRank = PlaceOf(_rowOf[number], other => _matrix.Row(other)[FeatureSet.LogitColumn]);
        return new ReasonWriter(_catalogue, _history, _query, _facts, number, stageRank, _scores.Length);
    }

    private int NumberOf(InstitutionId institution)
    {
        var number = _catalogue.IndexOf(institution);
        return _rowOf.ContainsKey(number) ? number : throw new UnknownResourceException("institution", institution.Value);
    }

    private string NameOf(InstitutionId institution) => _catalogue.Institutions[_catalogue.IndexOf(institution)].Name;

    /// <summary>The place of a row by a value, highest first, then by number: the order of every ranking.</summary>
    private int PlaceOf(int row, Func<int, float> value)
    {
        var own = value(row);
        var place = 1;
        for (var other = 0; other < _scores.Length; other++)
        {
            var theirs = value(other);
            place += theirs > own || (theirs == own && _matrix.Candidates[other] < _matrix.Candidates[row]) ? 1 : 0;
        }

        return place;
    }

    private EngagementFact[] Newest(IEnumerable<PastEngagement> engagements) =>
    [
        .. engagements.OrderByDescending(past => past.Year).ThenBy(past => past.Enterprise).ThenBy(past => past.Institution).ThenBy(past => past.Sector)
            .Select(past => new EngagementFact(
                _catalogue.Enterprises[past.Enterprise].Id,
                _catalogue.Institutions[past.Institution].Id,
                new CountryCode(_catalogue.Regions.Countries[past.Country].Id.Value),
                _catalogue.Sectors.All[past.Sector].Id,
                past.Year)),
    ];
}
