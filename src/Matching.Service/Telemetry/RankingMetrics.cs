using System.Diagnostics.Metrics;

namespace Matching.Service;

/// <summary>Where rankings come from, and what writing them as messages takes.</summary>
internal sealed class RankingMetrics
{
    /// <summary>RankPartners answers by <c>source</c>: the part that was <c>published</c> is the hit rate of published pages.</summary>
    public const string AnswersName = "matching.ranking.answers";

    private static readonly KeyValuePair<string, object?> Published = new("source", "published");
    private static readonly KeyValuePair<string, object?> Live = new("source", "live");
    private static readonly KeyValuePair<string, object?> Kept = new("source", "kept");

    private readonly Counter<long> _answers;

    public RankingMetrics(IMeterFactory meters) =>
        _answers = meters.Create(ServiceMetrics.MeterName).CreateCounter<long>(AnswersName, unit: "{answer}", description: "Answers of RankPartners, by where they came from.");

    /// <summary>Counts an answer.</summary>
    /// <param name="published">Whether it was read from a published page.</param>
    public void Answered(bool published) => _answers.Add(1, published ? Published : Live);

    /// <summary>Counts an answer that was given before and kept.</summary>
    public void AnsweredAgain() => _answers.Add(1, Kept);
}
