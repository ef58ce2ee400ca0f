namespace Matching.Service;

/// <summary>Somebody changed the resource since the caller read it.</summary>
/// <param name="resource">Its kind: <c>enterprise</c>, <c>institution</c>, <c>sector</c>.</param>
/// <param name="id">Its id.</param>
public sealed class EtagMismatchException(string resource, string id)
    : Exception($"The {resource} '{id}' was changed since this etag was read. Get it again, and decide anew.");
