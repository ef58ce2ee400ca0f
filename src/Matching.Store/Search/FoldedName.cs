using Matching.Domain;

namespace Matching.Store;

/// <summary>The form names are indexed and compared in.</summary>
internal static class FoldedName
{
    /// <summary>Longest indexed name and longest query, in characters: what is longer is cut, so that a hostile text costs nothing.</summary>
    public const int MaxLength = 200;

    /// <summary>Characters that folding any name may take.</summary>
    public static readonly int BufferLength = NameFolding.LongestFolded(2 * MaxLength);

    public static string Of(string name) => new(Of(name, new char[BufferLength]));

    /// <summary>Folds a name into a buffer of <see cref="BufferLength"/> characters.</summary>
    public static ReadOnlySpan<char> Of(string name, Span<char> buffer)
    {
        // Folding may lengthen a little (ß) and never reads more than it needs.
        ReadOnlySpan<char> folded = buffer[..NameFolding.Fold(name.AsSpan(0, Math.Min(name.Length, 2 * MaxLength)), buffer)];
        return folded.Length <= MaxLength ? folded : folded[..MaxLength].TrimEnd();
    }
}
