namespace Matching.Service;

/// <summary>What is to be changed is deleted.</summary>
/// <param name="resource">Its kind: <c>enterprise</c>, <c>institution</c>, <c>sector</c>.</param>
/// <param name="id">Its id.</param>
public sealed class ResourceDeletedException(string resource, string id) : Exception($"The {resource} '{id}' is deleted. Undelete it first.")
{
    /// <summary>Its kind.</summary>
    public string Resource { get; } = resource;
}
