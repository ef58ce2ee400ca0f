namespace Matching.Domain;

/// <summary>Names one event, chosen by the caller that records it, so that a repeat is recognised. See <see cref="IdentifierRules"/> for what it may hold.</summary>
public readonly record struct EventId : IComparable<EventId>
{
    private readonly string? _value;

    /// <summary>Wraps a text after checking it.</summary>
    /// <param name="value">The id as text.</param>
    /// <exception cref="InvalidIdentifierException">The text breaks <see cref="IdentifierRules"/>.</exception>
    public EventId(string value) => _value = IdentifierRules.Check(value, "event id");

    /// <summary>The id as text; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Ordinal order, the tie rule of every ranking.</summary>
    public int CompareTo(EventId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
