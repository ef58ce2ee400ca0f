using System.Globalization;
using System.Text;
using System.Text.Json;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The figures of a backtest as Markdown for people and JSON for programs.</summary>
public static class BacktestFiles
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes <c>backtest.md</c> and <c>backtest.json</c> into a folder, making it when needed.</summary>
    public static void Write(string folder, BacktestResult result)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "backtest.md"), Markdown(result));
        var figures = new { Plain = Figures(result.Plain), Hard = result.Hard is null ? null : Figures(result.Hard) };
        File.WriteAllText(Path.Combine(folder, "backtest.json"), JsonSerializer.Serialize(figures, Indented));
    }

    /// <summary>The tables as Markdown.</summary>
    public static string Markdown(BacktestResult result)
    {
        var text = new StringBuilder();
        Append(text, "Plain: the catalogue's own candidates", result.Plain);
        if (result.Hard is { } hard)
        {
            Append(text, "Hard: plausible alternatives added to the candidates", hard);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, BacktestReport report)
    {
        var window = report.Options;
        text.AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"History before {window.Cutoff}, {(window.Frozen ? "frozen" : "rolling")}; {report.Queries} queries {window.Cutoff}–{window.Until} ({report.TooFewCandidates} left out: fewer than {BacktestOptions.MinimumCandidates} candidates); {report.Model.Outcomes.Average(outcome => outcome.Candidates):0.0} candidates on average ({(window.RegionLevel ? "M49 subregion" : "country")}); {report.Model.Outcomes.Count(outcome => outcome.IsWarm)} warm. Ties by expected value; 95 % intervals from {window.Resamples} resamples of enterprises.").AppendLine();
        text.AppendLine("| ranker | NDCG@10 | MRR | MAP | Hit@10 | Recall@50 | warm | cold | same kind |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var result in report.Results)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Name} | {result.Ndcg} | {result.ReciprocalRank.Mean:0.000} | {result.AveragePrecision.Mean:0.000} | {result.Hit.Mean:0.000} | {result.Recall.Mean:0.000} | {result.WarmNdcg.Mean:0.000} | {result.ColdNdcg.Mean:0.000} | {result.SameKindNdcg.Mean:0.000} |");
        }

        text.AppendLine();
    }

    private static object Figures(BacktestReport report) => new
    {
        report.Options.Cutoff,
        report.Options.Until,
        report.Options.Frozen,
        report.Options.RegionLevel,
        report.Queries,
        report.TooFewCandidates,
        Rankers = report.Results.Select(result => new
        {
            result.Name,
            result.Ndcg,
            result.ReciprocalRank,
            result.AveragePrecision,
            result.Hit,
            result.Recall,
            result.WarmNdcg,
            result.ColdNdcg,
            result.SameKindNdcg,
        }),
    };
}
