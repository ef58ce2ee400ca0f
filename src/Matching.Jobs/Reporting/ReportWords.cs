using System.Globalization;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Sentences of the report.</summary>
internal static class ReportWords
{
    /// <summary>What was trained and asked, in one line.</summary>
    public static string About(BacktestResult result)
    {
        var options = result.Plain.Options;
        var cutoffs = string.Join(", ", result.Windows.Select(run => run.Plain.Options.Cutoff.ToString(CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Learning to rank institutions for Chinese enterprises going abroad. Feature set {FeatureSet.Version}, {options.Training.Trainer}, {result.Seeds} seed{(result.Seeds == 1 ? string.Empty : "s")} from {options.Training.Seed}; trained on what was known before {cutoffs}, asked what came after.");
    }

    /// <summary>Which window a section is about.</summary>
    public static string Window(BacktestReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(report.Queries)} queries of {Years(report.Options)}, history before {report.Options.Cutoff}{(report.Options.Frozen ? ", frozen" : " and rolling on")}, candidates of the {Place(report.Options)}");

    /// <summary>Which windows the whole result is about.</summary>
    public static string Windows(BacktestResult result) => result.Windows.Count == 1
        ? Window(result.Plain)
        : $"{Count(result.Whole.Plain.Queries)} queries after {result.Windows.Count} cut-offs, each with a model and a history of its own{(result.Plain.Options.Frozen ? ", frozen" : string.Empty)}, candidates of the {Place(result.Plain.Options)}";

    /// <summary>The years of a window's queries.</summary>
    public static string Years(BacktestOptions window) => window.Cutoff == window.Until
        ? window.Cutoff.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{window.Cutoff}–{window.Until}");

    /// <summary>A mean and its interval for running text.</summary>
    public static string Figure(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:0.000} (95 % interval {interval.Low:0.000} to {interval.High:0.000})");

    /// <summary>A figure with three decimals.</summary>
    public static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>What a difference says, given its interval.</summary>
    public static string Verdict(Interval difference) => difference switch
    {
        { Low: > 0 } => "clearly better",
        { High: < 0 } => "clearly worse",
        _ => "no clear difference",
    };

    private static string Place(BacktestOptions window) => window.RegionLevel ? "M49 subregion" : "country";
}
