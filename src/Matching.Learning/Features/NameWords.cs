using System.Runtime.InteropServices;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>Words of names as the features see them.</summary>
internal static class NameWords
{
    private const int StemLength = 5;

    /// <summary>Distinct folded words in order of first appearance.</summary>
    public static IEnumerable<string> Of(string name) => NameFolding.Words(name).Distinct(StringComparer.Ordinal);

    /// <summary>The part of a word that a country's name and its people's name share: zambia, zambian.</summary>
    public static string Stem(string word) => word.Length <= StemLength ? word : word[..StemLength];

    /// <summary>The stems of a country's English name; short words (of, and, the) left out.</summary>
    public static IReadOnlySet<string> CountryStems(string countryName) =>
        NameFolding.Words(countryName).Where(word => word.Length >= 4).Select(Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>A hash that is the same in every process and on every platform.</summary>
    public static uint HashOf(string word) => (uint)Fnv1A(MemoryMarshal.AsBytes(word.AsSpan()));

    /// <summary>Mixes two numbers into one, for crosses.</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        var x = a ^ (b * 0x9E3779B97F4A7C15);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static ulong Fnv1A(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 1099511628211;
        }

        return hash ^ (hash >> 32);
    }
}
