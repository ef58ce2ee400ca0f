namespace Matching.Client;

/// <summary>A file a command was given cannot be read or written, or holds what it should not.</summary>
/// <param name="message">Which file and line, and why.</param>
internal sealed class BadRecordException(string message) : Exception(message);
