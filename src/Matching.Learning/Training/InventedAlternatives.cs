using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Adds plausible institutions that the catalogue lacks to every country, as negatives of training.
/// </summary>
/// <remarks>
/// A catalogue built from what was chosen holds few alternatives to it, so a ranker learns to prefer rare kinds. With alternatives in
/// training it has to learn which field an institution serves. They exist in training only; no ranking ever contains one.
/// </remarks>
internal static class InventedAlternatives
{
    private static readonly (InstitutionKind Kind, string Name, ulong Concepts)[] Archetypes = [.. Load()];

    /// <summary>The catalogue with the invented institutions added.</summary>
    /// <param name="catalogue">Who really exists.</param>
    /// <param name="countries">Countries to add to.</param>
    /// <param name="share">Chance, 0 to 1, that a missing archetype is added to a country.</param>
    /// <param name="seed">Same seed, same additions.</param>
    public static Catalogue AddTo(Catalogue catalogue, IEnumerable<int> countries, double share, int seed)
    {
        var added = new List<Institution>();
        foreach (var country in countries.Distinct().Order())
        {
            var taken = new HashSet<(InstitutionKind, ulong)>();
            foreach (var institution in catalogue.InCountry(country))
            {
                taken.Add((catalogue.Profiles[institution].Kind, catalogue.Profiles[institution].Concepts));
            }

            for (var i = 0; i < Archetypes.Length; i++)
            {
                var (kind, name, concepts) = Archetypes[i];
                var isMissing = !taken.Any(role => role.Item1 == kind && (role.Item2 & concepts) != 0);
                if (isMissing && Chance(seed, country, i) < share)
                {
                    added.Add(Invent(catalogue, country, kind, name, i));
                }
            }
        }

        return Catalogue.Create(catalogue.Enterprises, catalogue.Institutions.Concat(added), catalogue.Regions, catalogue.Sectors);
    }

    private static Institution Invent(Catalogue catalogue, int country, InstitutionKind kind, string name, int archetype)
    {
        var region = catalogue.Regions.Countries[country];
        return new Institution(
            new InstitutionId($"invented-{region.Id.Value}-{archetype}"), $"{region.Name} {name}", [], new CountryCode(region.Id.Value), kind);
    }

    private static double Chance(int seed, int country, int archetype) =>
        (NameWords.Mix((ulong)seed, ((ulong)country << 16) | (uint)archetype) >> 11) * (1.0 / (1UL << 53));

    private static IEnumerable<(InstitutionKind Kind, string Name, ulong Concepts)> Load()
    {
        using var stream = typeof(InventedAlternatives).Assembly.GetManifestResourceStream("Matching.Learning.Training.archetypes.csv")
            ?? throw new InvalidOperationException("The archetype table is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        foreach (var line in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(';');
            if (!InstitutionKinds.TryParse(parts[0], out var kind))
            {
                throw new InvalidOperationException($"The archetype table names an unknown kind '{parts[0]}'.");
            }

            yield return (kind, parts[1], ConceptLexicon.Default.MaskOf(NameWords.Of(parts[1])));
        }
    }
}
