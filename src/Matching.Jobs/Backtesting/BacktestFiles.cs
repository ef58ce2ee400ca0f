using System.Text.Json;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The figures of a backtest as files: a page and Markdown for people, JSON for programs.</summary>
public static class BacktestFiles
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes <c>report.html</c>, <c>backtest.md</c> and <c>backtest.json</c>, and <c>features.md</c> after an ablation, into a folder, making it when needed.</summary>
    public static void Write(string folder, BacktestResult result)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "backtest.md"), BacktestMarkdown.Of(result));
        File.WriteAllText(Path.Combine(folder, "backtest.json"), JsonSerializer.Serialize(Figures(result), Indented));
        using (var page = File.Create(Path.Combine(folder, ReportWriter.FileName)))
        {
            ReportWriter.Write(result, page);
        }

        if (result.Ablation is not null)
        {
            File.WriteAllText(Path.Combine(folder, "features.md"), FeatureDocument.Of(result));
        }
    }

    private static object Figures(BacktestResult result) => new
    {
        Plain = Figures(result.Plain),
        Hard = result.Hard is null ? null : Figures(result.Hard),
        Runs = result.Runs.Select(run => new
        {
            run.Plain.Options.Cutoff,
            run.Plain.Options.Until,
            run.Plain.Options.Training.Seed,
            Plain = run.Plain.Results.Select(Figures),
            Hard = run.Hard?.Results.Select(Figures),
        }),
        result.LearningCurve,
        result.Importance,
        result.Ablation,
    };

    private static object Figures(BacktestReport report) => new
    {
        report.Options.Cutoff,
        report.Options.Until,
        report.Options.Frozen,
        report.Options.RegionLevel,
        report.Queries,
        report.TooFewCandidates,
        report.Excluded,
        Rankers = report.Results.Select(Figures),
        ModelAbove = report.Results.Take(report.Results.Count - 1).Select(result => new { result.Name, Difference = report.Model.NdcgAbove(result) }),
        Slices = report.Model.Slices(),
        report.Diagnosis,
    };

    private static object Figures(RankerResult result) => new
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
        result.Exposure,
    };
}
