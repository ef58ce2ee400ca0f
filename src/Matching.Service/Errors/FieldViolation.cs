namespace Matching.Service;

/// <summary>One bad field of a request.</summary>
/// <param name="Field">Its path in the request, as in the contract: <c>candidate_filter.kinds[2]</c>.</param>
/// <param name="Problem">What is wrong and what would be right.</param>
public sealed record FieldViolation(string Field, string Problem);
