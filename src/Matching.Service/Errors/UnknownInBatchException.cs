using Matching.Domain;

namespace Matching.Service;

/// <summary>A request of a batch names something nobody knows; the batch fails as a whole.</summary>
/// <param name="field">Its path in the batch: <c>requests[2].enterprise</c>.</param>
/// <param name="unknown">What it names.</param>
public sealed class UnknownInBatchException(string field, UnknownResourceException unknown) : Exception($"{field}: {unknown.Message}", unknown)
{
    /// <summary>Its path in the batch.</summary>
    public string Field { get; } = field;

    /// <summary>What it names.</summary>
    public UnknownResourceException Unknown { get; } = unknown;
}
