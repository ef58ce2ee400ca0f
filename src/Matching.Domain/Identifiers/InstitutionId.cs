namespace Matching.Domain;

/// <summary>Names a local institution, the possible partner. See <see cref="IdentifierRules"/> for what it may hold.</summary>
public readonly record struct InstitutionId : IComparable<InstitutionId>
{
    private readonly string? _value;

    /// <summary>Wraps a text after checking it.</summary>
    /// <param name="value">The id as text.</param>
    /// <exception cref="InvalidIdentifierException">The text breaks <see cref="IdentifierRules"/>.</exception>
    public InstitutionId(string value) => _value = IdentifierRules.Check(value, "institution id");

    /// <summary>The id as text; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Ordinal order, the tie rule of every ranking.</summary>
    public int CompareTo(InstitutionId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
