using System.Globalization;
using System.Xml.Linq;

namespace Matching.Jobs;

/// <summary>The rules of the judgement.</summary>
internal static class MethodSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result) => Html.Section("method", "How it was judged", new XElement("ul", Rules(result).Select(rule => new XElement("li", rule))));

    private static IEnumerable<string> Rules(BacktestResult result) =>
    [
        "A query is an enterprise, a country, a sector and a year in which they came together; right answers are the institutions engaged, and relevance is binary. An institution that was not chosen was not observed, not rejected.",
        $"Candidates are all institutions of the {(result.Plain.Options.RegionLevel ? "country's M49 subregion" : "country")}, never a sample.",
        "The split is by time. A project cluster belongs to the side of the cut-off on which it begins; of one that begins before it, what was done later is dropped from both sides.",
        "Features, baselines and priors read engagements of strictly earlier years only.",
        "Ties count by their expected value over random orders, computed exactly.",
        string.Create(CultureInfo.InvariantCulture, $"Intervals are 95 % percentile bootstraps over {result.Plain.Options.Resamples} resamples of whole enterprises; differences are paired by query."),
        "Warm: a right answer had been engaged before the cut-off. Cold: none had. Same kind: NDCG@10 among candidates that share a kind with a right answer.",
        "Coverage@10 is the share of all candidates of the window that stand in some top ten; the exposure Gini is 0 when all appear equally often there and near 1 when few take every place. Over several windows both are means of the windows.",
        "The learned baselines learn from the same rows as the model, with settings that had the same number of trials on earlier windows.",
    ];
}
