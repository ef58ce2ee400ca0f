using Matching.Domain;

namespace Matching.Learning;

/// <summary>Which fields of work (concepts) a sector is about, from the sector's definition and not from data.</summary>
/// <remarks>
/// Reads the embedded <c>sector_fields.csv</c>. A rare sector has too few past queries to learn from that a water authority serves water
/// supply: what the definition says holds from the first query on. A sector the table does not know is read from its name.
/// </remarks>
internal static class SectorFields
{
    private static readonly Dictionary<string, ulong> Table = Load();

    /// <summary>The fields of a sector, as a bit mask over <see cref="ConceptLexicon.Names"/>; zero when nothing is known.</summary>
    public static ulong Of(Sector sector) =>
        Table.TryGetValue(sector.Id.Value, out var fields) ? fields : ConceptLexicon.Default.MaskOf(NameWords.Of(sector.Name));

    private static Dictionary<string, ulong> Load()
    {
        using var stream = typeof(SectorFields).Assembly.GetManifestResourceStream("Matching.Learning.Features.sector_fields.csv")
            ?? throw new InvalidOperationException("The table of sector fields is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(';'))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' ').Aggregate(0UL, (mask, concept) => mask | Bit(concept)), StringComparer.Ordinal);
    }

    private static ulong Bit(string concept)
    {
        for (var bit = 0; bit < ConceptLexicon.Default.Names.Count; bit++)
        {
            if (string.Equals(ConceptLexicon.Default.Names[bit], concept, StringComparison.Ordinal))
            {
                return 1UL << bit;
            }
        }

        throw new InvalidOperationException($"The table of sector fields names an unknown concept '{concept}'.");
    }
}
