namespace Matching.Domain;

/// <summary>Names a node of the region tree: an ISO 3166-1 alpha-2 code, an M49 slug or a group slug. See <see cref="IdentifierRules"/> for what it may hold.</summary>
public readonly record struct RegionId : IComparable<RegionId>
{
    private readonly string? _value;

    /// <summary>Wraps a text after checking it.</summary>
    /// <param name="value">The id as text.</param>
    /// <exception cref="InvalidIdentifierException">The text breaks <see cref="IdentifierRules"/>.</exception>
    public RegionId(string value) => _value = IdentifierRules.Check(value, "region id");

    /// <summary>The id as text; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Ordinal order, the tie rule of every ranking.</summary>
    public int CompareTo(RegionId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
