namespace Matching.Domain;

/// <summary>An ISO 3166-1 alpha-2 code in capitals (<c>ZM</c>); <c>XK</c>, user-assigned, stands for Kosovo.</summary>
/// <remarks>Only the form is checked here; whether the country exists is <see cref="RegionTree"/>'s to say.</remarks>
public readonly record struct CountryCode : IComparable<CountryCode>
{
    // One string for each code there can be: a million institutions name a few hundred.
    private static readonly string[] Codes =
        [.. Enumerable.Range(0, 26 * 26).Select(number => new string([(char)('A' + (number / 26)), (char)('A' + (number % 26))]))];

    private readonly string? _value;

    /// <summary>Wraps two capital ASCII letters.</summary>
    /// <param name="value">The code.</param>
    /// <exception cref="InvalidIdentifierException">The text is not two capital ASCII letters.</exception>
    public CountryCode(string value) =>
        _value = IsValid(value) ? Codes[((value[0] - 'A') * 26) + value[1] - 'A'] : throw new InvalidIdentifierException("country code", value, "two capital letters of ISO 3166-1 alpha-2");

    /// <summary>The two letters; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the text has the form of a code.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: 2 } && char.IsAsciiLetterUpper(value[0]) && char.IsAsciiLetterUpper(value[1]);

    /// <inheritdoc/>
    public int CompareTo(CountryCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
