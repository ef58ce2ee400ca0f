using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary>A ranking for a person to read.</summary>
internal static class RankingText
{
    public static void Write(ClientConsole console, RankPartnersResponse answer, string language)
    {
        var sector = answer.Sector is null ? "every sector" : answer.Sector.DisplayName;
        console.Out.WriteLine(
            $"Partners for {answer.Enterprise.DisplayName} ({ResourceNames.Id(answer.Enterprise.Name)}) · {sector} · {answer.Region.DisplayName}");
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

    private static ResultTable Table(IEnumerable<RankedPartner> partners)
    {
        var table = new ResultTable(
            ("rank", true), ("institution", false), ("kind", false), ("country", false), ("score", true), ("id", false));
        foreach (var partner in partners)
        {
            table.Add(
                partner.Rank.ToString(CultureInfo.InvariantCulture),
                partner.Institution.DisplayName,
                KindWords.Of(partner.Institution.Kind),
                partner.Institution.CountryCode,
                Score(partner),
                ResourceNames.Id(partner.Institution.Name));
        }

        return table;
    }

    private static string Footer(RankPartnersResponse answer)
    {
        var source = answer.Source == RankingSource.Published ? $"published, generation {answer.Generation}" : "ranked live";
        return $"{answer.Partners.Count} of {answer.TotalSize} candidates · {source} · model {answer.ModelVersion} · data revision {answer.DataRevision}";
    }
}
