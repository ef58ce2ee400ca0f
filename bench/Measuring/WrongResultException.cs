namespace Matching.Bench.Measuring;

/// <summary>What was measured did not do its work right, so its speed means nothing.</summary>
/// <param name="message">What was wrong.</param>
internal sealed class WrongResultException(string message) : Exception(message);
