using System.Buffers;
using System.Globalization;
using System.Text;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Rows of the three interchange files as RFC 4180 text.</summary>
internal static class SampleCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static readonly string[] EnterpriseColumns = ["enterprise_id", "name", "aliases"];

    public static readonly string[] InstitutionColumns = ["institution_id", "name", "aliases", "country", "kind"];

    public static readonly string[] EngagementColumns =
    [
        "engagement_id", "enterprise_id", "institution_id", "country", "sector", "year", "outcome", "amount_usd_m", "role", "project", "project_cluster", "brief",
    ];

    public static void Append(StringBuilder line, Enterprise enterprise) =>
        Append(line, [enterprise.Id.Value, enterprise.Name, string.Join('|', enterprise.Aliases)]);

    public static void Append(StringBuilder line, Institution institution) =>
        Append(line, [institution.Id.Value, institution.Name, string.Join('|', institution.Aliases), institution.Country.Value, institution.Kind.ToToken()]);

    public static void Append(StringBuilder line, Engagement engagement) => Append(
        line,
        [
            engagement.Id.Value,
            engagement.Enterprise.Value,
            engagement.Institution.Value,
            engagement.Country.Value,
            engagement.Sector.Value,
            engagement.Year.ToString(CultureInfo.InvariantCulture),
            engagement.Outcome.ToToken(),
            engagement.AmountUsdMillions?.ToString("0.###", CultureInfo.InvariantCulture) ?? string.Empty,
            engagement.Role.ToToken(),
            engagement.Project,
            engagement.ProjectCluster,
            engagement.Brief,
        ]);

    public static void Append(StringBuilder line, ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                line.Append(',');
            }

            if (fields[i].AsSpan().ContainsAny(Quoted))
            {
                line.Append('"').Append(fields[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                line.Append(fields[i]);
            }
        }

        line.Append("\r\n");
    }
}
