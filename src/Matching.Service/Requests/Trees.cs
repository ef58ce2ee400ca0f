using Matching.Domain;

namespace Matching.Service;

/// <summary>Finds nodes of the trees by what a caller wrote.</summary>
internal static class Trees
{
    /// <summary>The region of a text.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    /// <remarks>An id, which most callers write, is looked up as it stands: folding a text costs twenty times as much.</remarks>
    public static Region Region(string text) => (IdentifierRules.IsValid(text) ? RegionTree.Default.Get(new RegionId(text)) : null)
        ?? RegionTree.Default.Find(text)
        ?? throw new UnknownResourceException("region", text);

    /// <summary>The sector of a text.</summary>
    /// <param name="tree">The tree of the state that answers: it holds the custom sectors.</param>
    /// <param name="text">What a caller wrote.</param>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public static Sector Sector(SectorTree tree, string text) => (IdentifierRules.IsValid(text) ? SectorTree.Default.Get(new SectorId(text)) : null)
        ?? tree.Find(text)
        ?? throw new UnknownResourceException("sector", text);

    /// <summary>The country of a text; null, and refused, when it is a region of several.</summary>
    /// <exception cref="UnknownResourceException">There is no such region.</exception>
    public static CountryCode? Country(RequestFields fields, string field, string text)
    {
        var region = Region(text);
        if (region.Kind == RegionKind.Country)
        {
            return new CountryCode(region.Id.Value);
        }

        fields.Refuse(field, $"'{RequestFields.Shorten(text)}' is a region of {region.Countries.Count} countries; name one country.");
        return null;
    }
}
