namespace Matching.Service;

/// <summary>The service cannot start, for a reason the person who started it can mend.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class StartUpException(string message, Exception? inner = null) : Exception(message, inner);
