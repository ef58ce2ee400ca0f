using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The trials of the baselines as Markdown.</summary>
public static class TuningMarkdown
{
    /// <summary>One table a baseline, best trial first and in bold.</summary>
    public static string Of(IReadOnlyList<BaselineTrial> trials)
    {
        var text = new StringBuilder();
        foreach (var baseline in trials.GroupBy(trial => trial.Baseline, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"### {baseline.Key}").AppendLine();
            text.AppendLine("| trial | settings | plain | hard |").AppendLine("|---|---|---|---|");
            var rows = baseline.Select((trial, i) => (Number: i + 1, Trial: trial)).OrderByDescending(row => row.Trial.Value);
            var bold = "**";
            foreach (var (number, trial) in rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {number} | {bold}{trial.Settings}{bold} | {trial.Plain} | {(trial.Hard is { } hard ? hard.ToString() : "–")} |");
                bold = string.Empty;
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
