using System.Buffers;

namespace Matching.Domain;

/// <summary>The one rule every text id of the product follows.</summary>
public static class IdentifierRules
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The rule in words, for error messages.</summary>
    public const string Description = "1 to 64 characters: ASCII letters, digits, '-', '_' or '.', beginning with a letter or digit";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly SearchValues<byte> AllowedBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>Whether <paramref name="text"/> may be an id. Ids are case-sensitive and compared ordinally.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(text[0]) && !text.ContainsAnyExcept(Allowed);

    /// <summary>Whether ASCII or UTF-8 bytes may be an id.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8) =>
        utf8.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit((char)utf8[0]) && !utf8.ContainsAnyExcept(AllowedBytes);

    internal static string Check(string? text, string what) =>
        text is not null && IsValid(text) ? text : throw new InvalidIdentifierException(what, text, Description);
}
