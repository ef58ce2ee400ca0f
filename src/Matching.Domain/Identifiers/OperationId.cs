namespace Matching.Domain;

/// <summary>Names one long-running operation. See <see cref="IdentifierRules"/> for what it may hold.</summary>
public readonly record struct OperationId : IComparable<OperationId>
{
    private readonly string? _value;

    /// <summary>Wraps a text after checking it.</summary>
    /// <param name="value">The id as text.</param>
    /// <exception cref="InvalidIdentifierException">The text breaks <see cref="IdentifierRules"/>.</exception>
    public OperationId(string value) => _value = IdentifierRules.Check(value, "operation id");

    /// <summary>The id as text; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Ordinal order, the tie rule of every ranking.</summary>
    public int CompareTo(OperationId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
