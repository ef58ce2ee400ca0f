namespace Matching.Client;

/// <summary>Resource names as the contract writes them: a collection, a slash, an id.</summary>
internal static class ResourceNames
{
    /// <summary>The id at the end of a resource name: <c>zesco</c> of <c>institutions/zesco</c>.</summary>
    public static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];
}
