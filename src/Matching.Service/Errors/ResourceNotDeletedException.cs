namespace Matching.Service;

/// <summary>What is to be undeleted is not deleted.</summary>
/// <param name="resource">Its kind: <c>enterprise</c>, <c>institution</c>, <c>sector</c>.</param>
/// <param name="id">Its id.</param>
public sealed class ResourceNotDeletedException(string resource, string id) : Exception($"The {resource} '{id}' is not deleted.")
{
    /// <summary>Its kind.</summary>
    public string Resource { get; } = resource;
}
