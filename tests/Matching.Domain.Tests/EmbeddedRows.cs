namespace Matching.Domain.Tests;

/// <summary>The embedded tables as text, so that a test can hold every name in them against the tree.</summary>
internal static class EmbeddedRows
{
    public static IReadOnlyList<string[]> Of(string table)
    {
        using var reader = new StreamReader(typeof(RegionTree).Assembly.GetManifestResourceStream($"Matching.Domain.{table}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Skip(1).Select(line => line.Split(';'))];
    }
}
