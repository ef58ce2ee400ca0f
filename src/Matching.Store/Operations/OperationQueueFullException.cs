namespace Matching.Store;

/// <summary>As many operations wait as may.</summary>
/// <param name="most">How many that is.</param>
public sealed class OperationQueueFullException(int most)
    : Exception($"{most} operations wait or run already. Wait for one to end, or cancel one.");
