using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The figures of a backtest as Markdown.</summary>
public static class BacktestMarkdown
{
    /// <summary>Every table: over several cut-offs and seeds first, then each window by itself, then the closer looks.</summary>
    public static string Of(BacktestResult result)
    {
        var text = new StringBuilder();
        if (result.Windows.Count > 1)
        {
            AppendCutoffs(text, "Plain: NDCG@10 by cut-off", [.. result.Windows.Select(run => run.Plain)]);
            if (result.Hard is not null)
            {
                AppendCutoffs(text, "Hard: NDCG@10 by cut-off", [.. result.Windows.Select(run => run.Hard!)]);
            }
        }

        for (var window = 0; window < result.Windows.Count; window++)
        {
            AppendWindow(text, "Plain: the catalogue's own candidates", result.Windows[window].Plain);
            if (result.Windows[window].Hard is { } hard)
            {
                AppendWindow(text, "Hard: plausible alternatives added to the candidates", hard);
            }

            if (result.Seeds > 1)
            {
                AppendSeeds(text, result.SeedsOf(window));
            }
        }

        AppendLooks(text, result);
        return text.ToString();
    }

    private static void AppendCutoffs(StringBuilder text, string title, IReadOnlyList<BacktestReport> windows)
    {
        var pooled = BacktestReport.Pool(windows);
        text.AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"A model trained for each cut-off. All together: {pooled.Queries} queries; one that stands in several windows counts in each.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| ranker | {string.Join(" | ", windows.Select(window => $"{window.Options.Cutoff}: {window.Queries} queries to {window.Options.Until}"))} | all | learned model above it |");
        text.AppendLine($"|---{string.Concat(windows.Select(_ => "|---"))}|---|---|");
        for (var i = 0; i < pooled.Results.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {pooled.Results[i].Name} | {string.Join(" | ", windows.Select(window => window.Results[i].Ndcg))} | {pooled.Results[i].Ndcg} | {Above(pooled, pooled.Results[i])} |");
        }

        text.AppendLine();
    }

    private static void AppendWindow(StringBuilder text, string title, BacktestReport report)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        text.AppendLine(BacktestWords.Of(report)).AppendLine();
        text.AppendLine("| ranker | NDCG@10 | MRR | MAP | Hit@10 | Recall@50 | warm | cold | same kind | coverage@10 | exposure Gini | learned model above it |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var result in report.Results)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Name} | {result.Ndcg} | {result.ReciprocalRank.Mean:0.000} | {result.AveragePrecision.Mean:0.000} | {result.Hit.Mean:0.000} | {result.Recall.Mean:0.000} | {result.WarmNdcg.Mean:0.000} | {result.ColdNdcg.Mean:0.000} | {result.SameKindNdcg.Mean:0.000} | {result.Exposure.Coverage:0.000} | {result.Exposure.Gini:0.000} | {Above(report, result)} |");
        }

        text.AppendLine().AppendLine("Parts of the window, learned model:").AppendLine();
        text.AppendLine("| by | part | queries | NDCG@10 |").AppendLine("|---|---|---|---|");
        foreach (var slice in report.Model.Slices())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {slice.Group} | {slice.Name} | {slice.Queries} | {slice.Ndcg} |");
        }

        text.AppendLine();
    }

    private static void AppendSeeds(StringBuilder text, IReadOnlyList<BacktestRun> seeds)
    {
        var options = seeds[0].Plain.Options;
        text.AppendLine(CultureInfo.InvariantCulture, $"### NDCG@10 over {seeds.Count} seeds, cut-off {options.Cutoff}").AppendLine();
        text.AppendLine("| ranker | candidates | mean | standard deviation | each seed |").AppendLine("|---|---|---|---|---|");
        AppendSpreads(text, "plain", [.. seeds.Select(run => run.Plain)]);
        if (seeds[0].Hard is not null)
        {
            AppendSpreads(text, "hard", [.. seeds.Select(run => run.Hard!)]);
        }

        text.AppendLine();
    }

    private static void AppendSpreads(StringBuilder text, string candidates, IReadOnlyList<BacktestReport> seeds)
    {
        foreach (var spread in SeedSpread.Of(seeds))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {spread.Ranker} | {candidates} | {spread.Mean:0.000} | {spread.Deviation:0.000} | {string.Join(", ", spread.Values.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)))} |");
        }
    }

    private static void AppendLooks(StringBuilder text, BacktestResult result)
    {
        if (result.LearningCurve is { } curve)
        {
            text.AppendLine("### Learning curve").AppendLine().AppendLine("| part of the past queries learnt from | queries | NDCG@10 |").AppendLine("|---|---|---|");
            foreach (var point in curve)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {100 * point.Share:0.#} % | {point.Queries} | {point.Ndcg} |");
            }

            text.AppendLine();
        }

        if (result.Importance is { } importance)
        {
            text.AppendLine("### Importance: NDCG@10 lost when shuffled within each query").AppendLine().AppendLine("| feature | lost |").AppendLine("|---|---|");
            foreach (var effect in importance)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {effect.Name} | {effect.Difference} |");
            }

            text.AppendLine();
        }

        if (result.Ablation is { } ablation)
        {
            text.AppendLine("### Ablation: trained and asked without").AppendLine().AppendLine("| without | NDCG@10 | it is worth | on the hard test |").AppendLine("|---|---|---|---|");
            foreach (var row in ablation)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Without} | {row.Difference} | {(row.Hard is { } hard ? hard.ToString() : "–")} |");
            }

            text.AppendLine();
        }
    }

    private static string Above(BacktestReport report, RankerResult result) =>
        ReferenceEquals(result, report.Model) ? "–" : report.Model.NdcgAbove(result).ToString();
}
