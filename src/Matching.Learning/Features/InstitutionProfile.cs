using Matching.Domain;

namespace Matching.Learning;

/// <summary>What an institution's name, kind and country say about it: everything known before anyone engaged it.</summary>
/// <remarks>
/// Read from the first name only, folded, words without repeats and without the country's own name: how a name is written (case,
/// punctuation, aliases, length) must not move a score.
/// </remarks>
internal sealed class InstitutionProfile
{
    public InstitutionProfile(Institution institution, int country, int subregion, IReadOnlySet<string> countryWords)
    {
        Kind = institution.Kind;
        Country = country;
        Subregion = subregion;
        var words = NameWords.Of(institution.Name).Where(word => !countryWords.Contains(NameWords.Stem(word))).ToArray();
        Concepts = ConceptLexicon.Default.MaskOf(words);
        Words = [.. words.Where(word => word.Length > 2).Select(NameWords.HashOf).Distinct().Order()];
        Role = ((ulong)Kind << 48) | (Concepts & 0xffff_ffff_ffff);
    }

    public InstitutionKind Kind { get; }

    public int Country { get; }

    public int Subregion { get; }

    /// <summary>Bit mask over <see cref="ConceptLexicon.Names"/>.</summary>
    public ulong Concepts { get; }

    /// <summary>Hashes of the name's words, ascending, without the country's name.</summary>
    public uint[] Words { get; }

    /// <summary>Kind and concepts together: "a ministry of health", in whatever country.</summary>
    public ulong Role { get; }
}
