namespace Matching.Service;

/// <summary>Resource names as in AIP-122: a collection, a slash, an id.</summary>
internal static class ResourceName
{
    public const string Engagements = "engagements";

    public const string Enterprises = "enterprises";

    public const string Institutions = "institutions";

    public const string Models = "models";

    public const string Operations = "operations";

    public const string Regions = "regions";

    public const string Sectors = "sectors";

    /// <summary>The collection of a kind of resource: <c>enterprises</c> of <c>enterprise</c>.</summary>
    public static string CollectionOf(string resource) => $"{resource}s".Replace("countrys", Regions, StringComparison.Ordinal);

    /// <summary>What stands after the collection; the whole text when it names none.</summary>
    public static string WithoutCollection(string text, string collection) =>
        text.StartsWith(collection, StringComparison.Ordinal) && text.Length > collection.Length && text[collection.Length] == '/'
            ? text[(collection.Length + 1)..]
            : text;
}
