namespace Matching.Client;

/// <summary>Resource names as the contract writes them: a collection, a slash, an id.</summary>
internal static class ResourceNames
{
    /// <summary>The id at the end of a resource name: <c>zesco</c> of <c>institutions/zesco</c>.</summary>
    public static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>The resource name of what a user wrote, who may leave the collection out.</summary>
    public static string In(string collection, string text) => text.StartsWith($"{collection}/", StringComparison.Ordinal) ? text : $"{collection}/{text}";
}
