namespace Matching.Domain;

/// <summary>A text that cannot be the id it was given as.</summary>
public sealed class InvalidIdentifierException(string what, string? value, string rule)
    : FormatException($"'{Shorten(value)}' is not a valid {what}: {rule}.")
{
    /// <summary>What the text should have been, for example <c>enterprise id</c>.</summary>
    public string What { get; } = what;

    /// <summary>The offending text, as given.</summary>
    public string? Value { get; } = value;

    private static string Shorten(string? value) =>
        value is null ? "(nothing)" : value.Length <= 80 ? value : string.Concat(value.AsSpan(0, 80), "…");
}
