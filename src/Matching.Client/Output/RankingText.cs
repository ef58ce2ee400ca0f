using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary>A ranking for a person to read.</summary>
internal static class RankingText
{
    public static void Write(ClientConsole console, RankPartnersResponse answer)
    {
        var sector = answer.Sector is null ? "every sector" : answer.Sector.DisplayName;
        console.Out.WriteLine(
            $"Partners for {answer.Enterprise.DisplayName} ({ResourceNames.Id(answer.Enterprise.Name)}) · {sector} · {answer.Region.DisplayName}");
        if (answer.Partners.Count == 0)
        {
            console.Out.WriteLine("No institution there passes the conditions.");
        }
        else
        {
            Table(answer.Partners).Write(console);
        }

        console.Out.WriteLine(Footer(answer));
    }

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
                partner.Score.ToString("0.0000", CultureInfo.InvariantCulture),
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
