using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What each part of the features is worth: shuffled in the model as it is, and left out of training.</summary>
internal static class FeatureSection
{
    private const int Drawn = 16;

    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result) => Html.Section(
        "features",
        "Features",
        Html.Paragraph("Importance asks the model as it is, with one feature shuffled among the candidates of each query. Ablation trains and asks without the feature; features that say the same stand in for one another, so each alone may be worth little where a group of them is worth much."),
        Html.Figures(Figures(result)),
        result.Importance is null ? Html.Absent("Importance was not measured in this run; backtest --importance does.") : null,
        result.Ablation is { } rows ? AblationTable(rows) : Html.Absent("Ablation was not run; backtest --ablation does, one training a feature and cut-off."));

    private static IEnumerable<XElement> Figures(BacktestResult result)
    {
        if (result.Importance is { } importance)
        {
            yield return Html.Figure(
                IntervalChart.Draw("chart-importance", "NDCG@10 lost when a feature is shuffled", "NDCG@10 lost", Marks(importance)),
                $"Importance, the {Math.Min(Drawn, importance.Count)} largest. {ReportWords.Window(result.Windows[^1].Plain)}.");
        }

        if (result.Ablation is { } ablation)
        {
            yield return Html.Figure(
                IntervalChart.Draw(
                    "chart-ablation", "NDCG@10 lost without a feature", "NDCG@10 lost", Marks([.. ablation.OrderByDescending(row => row.Difference.Mean).Select(row => new FeatureEffect(row.Name, row.Difference))])),
                $"Ablation, the {Math.Min(Drawn, ablation.Count)} largest, over all windows.");
        }
    }

    private static IReadOnlyList<IntervalMark> Marks(IReadOnlyList<FeatureEffect> effects) =>
        [.. effects.Take(Drawn).Select(effect => new IntervalMark(effect.Name, effect.Difference, IsMain: effect.Difference.Low > 0))];

    private static XElement AblationTable(IReadOnlyList<AblationRow> rows) =>
        Html.Table(
            "Ablation: trained and asked without",
            ["without", "NDCG@10", "it is worth", "on the hard test"],
            rows.Select(row => (IReadOnlyList<string>)[row.Name, row.Without.ToString(), row.Difference.ToString(), row.Hard is { } worth ? worth.ToString() : "–"]));
}
