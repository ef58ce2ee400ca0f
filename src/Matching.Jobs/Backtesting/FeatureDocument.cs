using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Every feature with its definition and what it is worth, as Markdown: the repository's <c>docs/features.md</c>.</summary>
public static class FeatureDocument
{
    private const string ContentAsOf = "weights from queries before the as-of year; names and kinds as they stand";

    /// <summary>Writes the document.</summary>
    /// <param name="result">With an ablation; without one the figures are left out.</param>
    public static string Of(BacktestResult result)
    {
        var worth = (result.Ablation ?? []).ToDictionary(row => row.Name, StringComparer.Ordinal);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Features, version {FeatureSet.Version}").AppendLine();
        text.AppendLine("Written by `backtest --ablation --report DIR` (`DIR/features.md`) from the definitions in the code. A feature may look at nothing");
        text.AppendLine("but names, kinds and countries as they stand, and at engagements of years before the as-of year; never at outcomes, amounts, roles,");
        text.AppendLine("briefs, aliases or the way a name is written.").AppendLine();
        AppendFigures(text, result);
        text.AppendLine("## Columns").AppendLine();
        text.AppendLine("The logit reads each in steps, the trees as it is.").AppendLine();
        text.AppendLine("| name | unit | definition | as of | why it helps | NDCG@10 without it | worth | worth on the hard test |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var column in FeatureSet.Columns)
        {
            text.AppendLine($"| `{column.Name}` | {column.Unit} | {column.Definition} | {column.AsOf} | {column.Why} | {Worth(worth, column.Name)} |");
        }

        text.AppendLine().AppendLine("## Content crosses").AppendLine();
        text.AppendLine("Weights of the logit, one for each pair of values, hashed; unit log-odds.").AppendLine();
        text.AppendLine("| name | unit | definition | as of | why it helps | NDCG@10 without it | worth | worth on the hard test |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var cross in FeatureCross.All)
        {
            text.AppendLine($"| {cross.Name} | log-odds | {cross.Definition} | {ContentAsOf} | {cross.Why} | {Worth(worth, cross.Name)} |");
        }

        AppendGroups(text, worth);
        return text.ToString();
    }

    private static void AppendFigures(StringBuilder text, BacktestResult result)
    {
        if (result.Ablation is null)
        {
            return;
        }

        var cutoffs = string.Join(", ", result.Windows.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Plain.Options.Cutoff} (to {run.Plain.Options.Until})")));
        text.AppendLine(CultureInfo.InvariantCulture, $"*Worth* is NDCG@10 with the feature minus NDCG@10 of the recipe trained and asked without it, over {result.Whole.Plain.Queries} queries of the cut-offs");
        text.AppendLine(CultureInfo.InvariantCulture, $"{cutoffs}, with its 95 % interval (paired bootstrap, {result.Plain.Options.Resamples} resamples of enterprises). With every feature: {result.Whole.Plain.Model.Ndcg}{(result.Whole.Hard is { } hard ? $", on the hard test {hard.Model.Ndcg}" : string.Empty)}.");
        text.AppendLine("Features overlap: left out alone, most are worth little, because others say nearly the same; the groups at the end show what they").AppendLine("are worth together.").AppendLine();
    }

    private static void AppendGroups(StringBuilder text, Dictionary<string, AblationRow> worth)
    {
        var single = FeatureSet.Columns.Select(column => column.Name).Concat(FeatureCross.All.Select(cross => cross.Name)).ToHashSet(StringComparer.Ordinal);
        var groups = worth.Keys.Where(name => !single.Contains(name)).ToArray();
        if (groups.Length == 0)
        {
            return;
        }

        text.AppendLine().AppendLine("## Groups").AppendLine().AppendLine("| without | NDCG@10 without it | worth | worth on the hard test |").AppendLine("|---|---|---|---|");
        foreach (var name in groups)
        {
            text.AppendLine($"| {name} | {Worth(worth, name)} |");
        }
    }

    private static string Worth(Dictionary<string, AblationRow> worth, string name) => worth.TryGetValue(name, out var row)
        ? $"{row.Without} | {row.Difference} | {(row.Hard is { } hard ? hard.ToString() : "–")}"
        : "– | – | –";
}
