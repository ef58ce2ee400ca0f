namespace Matching.Service;

/// <summary>A resource cannot be made because its id, or one of its names, is taken.</summary>
/// <param name="resource">What was to be made: <c>enterprise</c>, <c>institution</c>, <c>sector</c>.</param>
/// <param name="id">The id of the one that is there.</param>
/// <param name="problem">What is taken, and what to do.</param>
public sealed class ResourceExistsException(string resource, string id, string problem) : Exception(problem)
{
    /// <summary>What was to be made.</summary>
    public string Resource { get; } = resource;

    /// <summary>The id of the one that is there.</summary>
    public string Id { get; } = id;
}
