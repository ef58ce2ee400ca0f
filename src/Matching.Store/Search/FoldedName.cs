using Matching.Domain;

namespace Matching.Store;

/// <summary>The form names are indexed and compared in.</summary>
internal static class FoldedName
{
    /// <summary>Longest indexed name and longest query, in characters: what is longer is cut, so that a hostile text costs nothing.</summary>
    public const int MaxLength = 200;

    public static string Of(string name)
    {
        // Folding may lengthen a little (ß) and never reads more than it needs.
        var folded = NameFolding.Fold(name.AsSpan(0, Math.Min(name.Length, 2 * MaxLength)));
        return folded.Length <= MaxLength ? folded : folded[..MaxLength].TrimEnd();
    }
}
