namespace Matching.Stress;

/// <summary>The product did what it promises not to do.</summary>
/// <param name="message">What was promised and what was seen.</param>
internal sealed class BrokenPromiseException(string message) : Exception(message);
