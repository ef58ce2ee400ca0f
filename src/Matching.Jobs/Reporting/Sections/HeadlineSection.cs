using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The learned model beside every baseline.</summary>
internal static class HeadlineSection
{
    private static readonly string[] Headers =
        ["ranker", "NDCG@10", "MRR", "Hit@10", "Recall@50", "warm", "cold", "same kind", "coverage@10", "exposure Gini", "model above it"];

    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result)
    {
        var whole = result.Whole;
        var best = whole.Plain.Results.Take(whole.Plain.Results.Count - 1).MaxBy(ranker => ranker.Ndcg.Mean);
        var sentence = $"NDCG@10 of the learned model is {ReportWords.Figure(whole.Plain.Model.Ndcg)} over {ReportWords.Windows(result)}.";
        if (best is not null)
        {
            var above = whole.Plain.Model.NdcgAbove(best);
            sentence += $" The best of the baselines, {best.Name}, reaches {ReportWords.Figure(best.Ndcg)}; the difference is {ReportWords.Figure(above)}: {ReportWords.Verdict(above)}.";
        }

        if (whole.Hard is { } hard)
        {
            sentence += $" With plausible alternatives added to the candidates (the hard test) the learned model reaches {ReportWords.Figure(hard.Model.Ndcg)}.";
        }

        return Html.Section(
            "headline",
            "Headline",
            new XElement("p", new XAttribute("class", "lead"), sentence),
            Html.Paragraph("NDCG@10 is 1 when the institutions that were really engaged stand first and 0 when none stands among the first ten."),
            Html.Figures(Charts(whole)),
            Table("With the catalogue's own candidates", whole.Plain),
            whole.Hard is { } added ? Table("Hard test: with plausible alternatives added", added) : null);
    }

    private static IEnumerable<XElement> Charts(BacktestRun whole)
    {
        yield return Html.Figure(
            IntervalChart.Draw("chart-plain", "NDCG@10 of every ranker", "NDCG@10", Marks(whole.Plain)), "With the catalogue's own candidates.");
        if (whole.Hard is { } hard)
        {
            yield return Html.Figure(
                IntervalChart.Draw("chart-hard", "NDCG@10 of every ranker on the hard test", "NDCG@10", Marks(hard)), "Hard test: with plausible alternatives added, all counted as wrong.");
        }
    }

    private static IReadOnlyList<IntervalMark> Marks(BacktestReport report) =>
        [.. report.Results.Select(result => new IntervalMark(result.Name, result.Ndcg, ReferenceEquals(result, report.Model)))];

    private static XElement Table(string caption, BacktestReport report) => Html.Table(caption, Headers, report.Results.Select(result => (IReadOnlyList<string>)
    [
        result.Name,
        result.Ndcg.ToString(),
        ReportWords.Figure(result.ReciprocalRank.Mean),
        ReportWords.Figure(result.Hit.Mean),
        ReportWords.Figure(result.Recall.Mean),
        ReportWords.Figure(result.WarmNdcg.Mean),
        ReportWords.Figure(result.ColdNdcg.Mean),
        ReportWords.Figure(result.SameKindNdcg.Mean),
        ReportWords.Figure(result.Exposure.Coverage),
        ReportWords.Figure(result.Exposure.Gini),
        ReferenceEquals(result, report.Model) ? "–" : report.Model.NdcgAbove(result).ToString(),
    ]));
}
