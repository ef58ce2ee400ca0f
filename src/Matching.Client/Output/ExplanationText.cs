using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary>Explanations and comparisons for a person to read.</summary>
internal static class ExplanationText
{
    /// <summary>Reasons shown below a line of a ranking; the others are summed up in one line, so that what is shown adds up.</summary>
    public const int ShownInRanking = 5;

    /// <summary>One match with all its reasons and evidence.</summary>
    public static void Write(ClientConsole console, ExplainMatchResponse match, string language)
    {
        var words = ExplanationWords.Of(language);
        console.Out.WriteLine(Head(match, language));
        console.Out.WriteLine(match.Explanation.Summary);
        console.Out.WriteLine();
        var table = new ResultTable((words.Adds, true), (words.Reason, false));
        table.Add(Number(match.Explanation.BaseScore), words.Base);
        foreach (var reason in match.Explanation.Reasons)
        {
            table.Add(Signed(reason.Contribution), reason.Text);
        }

        table.Add(Number(match.Explanation.Score), words.Score);
        table.Write(console);
        WriteEvidence(console, match.Explanation.Evidence, words);
        console.Out.WriteLine();
        console.Out.WriteLine(Footer(match, words));
    }

    /// <summary>Two matches, and what makes the difference.</summary>
    public static void Write(ClientConsole console, CompareMatchesResponse comparison, string language)
    {
        var words = ExplanationWords.Of(language);
        console.Out.WriteLine(Head(comparison.Match, language));
        console.Out.WriteLine(Head(comparison.OtherMatch, language));
        console.Out.WriteLine(comparison.Summary);
        console.Out.WriteLine();
        var table = new ResultTable(
            (words.Adds, true),
            (comparison.Match.Institution.DisplayName, false),
            (comparison.OtherMatch.Institution.DisplayName, false));
        foreach (var part in comparison.Differences)
        {
            table.Add(Signed(part.Difference), part.Text, part.OtherText);
        }

        table.Add(Signed(comparison.ScoreDifference), words.Score, string.Empty);
        table.Write(console);
        console.Out.WriteLine();
        console.Out.WriteLine(Footer(comparison.Match, words));
    }

    /// <summary>The reasons below one line of a ranking.</summary>
    public static void WriteReasons(ClientConsole console, Explanation explanation, string language)
    {
        var words = ExplanationWords.Of(language);
        foreach (var reason in explanation.Reasons.Take(ShownInRanking))
        {
            console.Out.WriteLine($"      {Signed(reason.Contribution),9}  {reason.Text}");
        }

        var rest = explanation.Reasons.Skip(ShownInRanking).ToList();
        if (rest.Count > 0)
        {
            console.Out.WriteLine($"      {Signed(rest.Sum(reason => reason.Contribution)),9}  {words.Smaller(rest.Count)}");
        }

        if (explanation.Evidence.OutcomeText.Length > 0)
        {
            console.Out.WriteLine($"      {string.Empty,9}  {explanation.Evidence.OutcomeText}");
        }
    }

    private static string Head(ExplainMatchResponse match, string language)
    {
        var words = ExplanationWords.Of(language);
        var region = language == "zh" ? match.Region.DisplayNameZh : match.Region.DisplayName;
        var sector = match.Sector is null ? string.Empty : $" · {(language == "zh" ? match.Sector.DisplayNameZh : match.Sector.DisplayName)}";
        return $"{match.Institution.DisplayName} ({ResourceNames.Id(match.Institution.Name)}) · {match.Enterprise.DisplayName} ({ResourceNames.Id(match.Enterprise.Name)})"
            + $"{sector} · {region} · {words.Rank(match.Rank, match.CandidateCount)} · {words.Score} {Number(match.Explanation.Score)}";
    }

    private static void WriteEvidence(ClientConsole console, Evidence evidence, ExplanationWords words)
    {
        if (evidence.EngagementCount > 0)
        {
            console.Out.WriteLine();
            console.Out.WriteLine($"{words.Evidence}: {evidence.OutcomeText}");
            var table = new ResultTable((words.Year, true), (words.Enterprise, false), (words.Country, false), (words.Sector, false), (words.Outcome, false));
            foreach (var past in evidence.Engagements)
            {
                table.Add(Year(past), past.EnterpriseDisplayName, past.CountryCode, past.SectorDisplayName, words.OutcomeWord(past.Outcome));
            }

            table.Write(console);
            WriteMore(console, evidence.EngagementCount - evidence.Engagements.Count, words);
        }

        if (evidence.ComparableProjectCount > 0)
        {
            console.Out.WriteLine();
            console.Out.WriteLine(words.Comparable(evidence.ComparableProjectCount));
            var table = new ResultTable(
                (words.Year, true), (words.Institution, false), (words.Country, false), (words.Enterprise, false), (words.Sector, false), (words.Outcome, false));
            foreach (var past in evidence.ComparableProjects)
            {
                table.Add(
                    Year(past), past.InstitutionDisplayName, past.CountryCode, past.EnterpriseDisplayName, past.SectorDisplayName, words.OutcomeWord(past.Outcome));
            }

            table.Write(console);
            WriteMore(console, evidence.ComparableProjectCount - evidence.ComparableProjects.Count, words);
        }
    }

    private static void WriteMore(ClientConsole console, int more, ExplanationWords words)
    {
        if (more > 0)
        {
            console.Out.WriteLine(words.More(more));
        }
    }

    private static string Footer(ExplainMatchResponse match, ExplanationWords words) =>
        $"{words.Model} {match.ModelVersion} · {words.DataRevision} {match.DataRevision}";

    private static string Year(PastEngagement past) => past.Year.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
