using System.Text;
using Matching.Domain;
using Matching.Testing;

namespace Matching.Interchange.Tests.Csv;

/// <summary>A file of enterprises written byte by byte, and what the reader makes of it.</summary>
internal static class CsvFile
{
    public const string Header = "enterprise_id,name,aliases\n";

    public static InterchangeReader Reader { get; } = new(RegionTree.Default, SectorTree.Default);

    public static List<InterchangeRow<Enterprise>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static List<InterchangeRow<Enterprise>> Read(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("enterprises.csv");
        File.WriteAllBytes(path, bytes);
        using var file = Reader.OpenEnterprises(path);
        return [.. file.Rows()];
    }

    public static byte[] Encode(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    /// <summary>Ids of good rows, and of bad ones their line in brackets.</summary>
    public static string Outline(IEnumerable<InterchangeRow<Enterprise>> rows) =>
        string.Join(' ', rows.Select(row => row.Value is { } value ? $"{value.Id}@{row.Line}" : $"({row.Error!.Line})"));
}
