namespace Matching.Service;

/// <summary>A request with fields that cannot be meant.</summary>
/// <param name="violations">Every bad field, at least one.</param>
public sealed class InvalidRequestException(IReadOnlyList<FieldViolation> violations)
    : Exception($"{violations[0].Field}: {violations[0].Problem}{(violations.Count > 1 ? $" (and {violations.Count - 1} more)" : string.Empty)}")
{
    /// <summary>Every bad field.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; } = violations;
}
