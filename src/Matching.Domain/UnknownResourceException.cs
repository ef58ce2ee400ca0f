namespace Matching.Domain;

/// <summary>A well-formed id that names nothing known.</summary>
/// <param name="resource">What was looked for: <c>enterprise</c>, <c>institution</c>, <c>region</c>, <c>sector</c>, <c>model</c>.</param>
/// <param name="id">The id as given.</param>
public sealed class UnknownResourceException(string resource, string id)
    : Exception($"There is no {resource} '{id}'.")
{
    /// <summary>What was looked for.</summary>
    public string Resource { get; } = resource;

    /// <summary>The id as given.</summary>
    public string Id { get; } = id;
}
