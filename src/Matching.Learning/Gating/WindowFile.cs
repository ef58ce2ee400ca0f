using System.Globalization;
using System.Text;

namespace Matching.Learning;

/// <summary>
/// The queries of a window as CSV, <c>window.csv</c>; the window itself stands in the manifest. Ids hold no comma or quote, so nothing is
/// quoted. Numbers are written so that they read back exactly.
/// </summary>
internal static class WindowFile
{
    private const string Header = "query,enterprise,sector,subregion,warm,new_enterprise,ndcg_at_10,best_rule_ndcg_at_10";

    public static byte[] Write(WindowResults results)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var query in results.Queries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{query.Query},{query.Enterprise},{query.Sector},{query.Subregion},{(query.IsWarm ? 1 : 0)},{(query.IsNewEnterprise ? 1 : 0)},{query.Ndcg:R},{query.RuleNdcg:R}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelDamagedException">The bytes are not such a file.</exception>
    public static IReadOnlyList<WindowQuery> Read(string version, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return lines.Length > 0 && lines[0] == Header
                ? [.. lines.Skip(1).Select(Parse)]
                : throw new ModelDamagedException($"'{version}' has a {ModelFiles.Window} with other columns than this program writes");
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new ModelDamagedException($"'{version}' has a {ModelFiles.Window} that cannot be read", exception);
        }
    }

    private static WindowQuery Parse(string line)
    {
        var parts = line.Split(',');
        return new WindowQuery(
            parts[0],
            parts[1],
            parts[2],
            parts[3],
            parts[4] == "1",
            parts[5] == "1",
            double.Parse(parts[6], CultureInfo.InvariantCulture),
            double.Parse(parts[7], CultureInfo.InvariantCulture));
    }
}
