namespace Matching.Service;

/// <summary>No method is at an HTTP path, or not with this verb.</summary>
/// <param name="message">Where they are listed.</param>
public sealed class PathUnknownException(string message) : Exception(message);
