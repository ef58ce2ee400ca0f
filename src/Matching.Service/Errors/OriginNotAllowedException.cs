namespace Matching.Service;

/// <summary>A browser sent the request of a page that may not call the service, or under a name that is not the service's.</summary>
/// <param name="message">What to do.</param>
public sealed class OriginNotAllowedException(string message) : Exception(message);
