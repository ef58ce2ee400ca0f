using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary>A ranking for a person to read.</summary>
internal static class RankingText
{
    /// <summary>Writes a ranking.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="answer">The ranking.</param>
    /// <param name="language">The language of its explanations.</param>
    /// <param name="ofThePast">Whether it was asked with what was known at another time, which is then said.</param>
    public static void Write(ClientConsole console, RankPartnersResponse answer, string language, bool ofThePast = false)
    {
        var sector = answer.Sector is null ? "every sector" : answer.Sector.DisplayName;
        console.Out.WriteLine(
            $"Partners for {answer.Enterprise.DisplayName} ({ResourceNames.Id(answer.Enterprise.Name)}) · {sector} · {answer.Region.DisplayName}{(ofThePast ? $" · as known before {answer.AsOf?.Year}" : string.Empty)}");
        if (answer.Partners.Count == 0)
        {
            console.Out.WriteLine("No institution there passes the conditions.");
        }
        else if (answer.Partners[0].Explanation is null)
        {
            Table(answer.Partners).Write(console);
        }
        else
        {
            WriteExplained(console, answer.Partners, language);
        }

        console.Out.WriteLine(Footer(answer));
    }

    private static void WriteExplained(ClientConsole console, IEnumerable<RankedPartner> partners, string language)
    {
        foreach (var partner in partners)
        {
            var it = partner.Institution;
            console.Out.WriteLine(
                $"{partner.Rank,4}  {it.DisplayName} · {KindWords.Of(it.Kind)} · {it.CountryCode} · {Score(partner)} · {ResourceNames.Id(it.Name)}");
            if (partner.Explanation is not null)
            {
                ExplanationText.WriteReasons(console, partner.Explanation, language);
            }
        }
    }

    private static string Score(RankedPartner partner) => partner.Score.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>What policy and diversity add has columns of its own, where they add anything.</summary>
    private static ResultTable Table(IReadOnlyCollection<RankedPartner> partners)
    {
        var (policy, diversity) = (partners.Any(partner => partner.PolicyScore != 0), partners.Any(partner => partner.DiversityScore != 0));
        var table = new ResultTable(
        [
            ("rank", true), ("institution", false), ("kind", false), ("country", false), ("score", true),
            .. policy ? [("policy", true)] : Array.Empty<(string, bool)>(),
            .. diversity ? [("diversity", true)] : Array.Empty<(string, bool)>(),
            ("id", false),
        ]);
        foreach (var partner in partners)
        {
            table.Add(
            [
                partner.Rank.ToString(CultureInfo.InvariantCulture),
                partner.Institution.DisplayName,
                KindWords.Of(partner.Institution.Kind),
                partner.Institution.CountryCode,
                Score(partner),
                .. policy ? [partner.PolicyScore.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture)] : Array.Empty<string>(),
                .. diversity ? [partner.DiversityScore.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture)] : Array.Empty<string>(),
                ResourceNames.Id(partner.Institution.Name),
            ]);
        }

        return table;
    }

    private static string Footer(RankPartnersResponse answer)
    {
        var source = answer.Source == RankingSource.Published ? $"published, generation {answer.Generation}" : "ranked live";
        source += answer.ExposureCap > 0 ? $", at most {answer.ExposureCap} first pages for one institution" : string.Empty;
        return $"{answer.Partners.Count} of {answer.TotalSize} candidates · {source} · model {answer.ModelVersion} · data revision {answer.DataRevision}";
    }
}
