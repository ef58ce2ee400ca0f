using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Finds the country of a project by AidData's name or code for it.</summary>
internal sealed class AidDataPlaces(RegionTree regions)
{
    // Names and codes of the dataset that are neither of ISO 3166-1 nor in common use.
    private static readonly Dictionary<string, string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ["XKX"] = "XK",
        ["KSV"] = "XK",
        ["UNK"] = "XK",
        ["ROM"] = "RO",
        ["ZAR"] = "CD",
        ["TMP"] = "TL",
        ["WBG"] = "PS",
        ["Cape Verde"] = "CV",
        ["Congo, Democratic Republic of the"] = "CD",
        ["Democratic Republic of Congo"] = "CD",
        ["Democratic Republic of the Congo"] = "CD",
        ["Congo, Republic of"] = "CG",
        ["Congo"] = "CG",
        ["Cote d'Ivoire"] = "CI",
        ["Democratic People's Republic of Korea"] = "KP",
        ["Korea, Democratic People's Republic of"] = "KP",
        ["Lao People's Democratic Republic"] = "LA",
        ["Macedonia, FYR"] = "MK",
        ["Macedonia"] = "MK",
        ["Micronesia"] = "FM",
        ["Micronesia, Federated States of"] = "FM",
        ["Saint Vincent & the Grenadines"] = "VC",
        ["St. Lucia"] = "LC",
        ["Swaziland"] = "SZ",
        ["Turkey"] = "TR",
        ["Viet Nam"] = "VN",
        ["West Bank and Gaza Strip"] = "PS",
        ["Kyrgyz Republic"] = "KG",
    };

    private readonly Dictionary<string, CountryCode?> _found = new(StringComparer.Ordinal);

    /// <summary>Whether the recipient is several countries, or none in particular.</summary>
    public bool IsSeveral(string recipient, string iso3) =>
        recipient.Contains("regional", StringComparison.OrdinalIgnoreCase)
        || recipient.Contains("multi-region", StringComparison.OrdinalIgnoreCase)
        || recipient.Contains("unspecified", StringComparison.OrdinalIgnoreCase)
        || (iso3.Length == 0 && (recipient.Length == 0 || regions.Find(recipient) is { Kind: not RegionKind.Country }));

    /// <summary>The country, or null when neither code nor name is known.</summary>
    public CountryCode? Find(string recipient, string iso3)
    {
        var key = $"{iso3}|{recipient}";
        if (!_found.TryGetValue(key, out var country))
        {
            country = Look(iso3) ?? Look(recipient);
            _found.Add(key, country);
        }

        return country;
    }

    private CountryCode? Look(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (regions.Find(text) is { Kind: RegionKind.Country } country)
        {
            return new CountryCode(country.Id.Value);
        }

        return Own.TryGetValue(text, out var code) ? new CountryCode(code) : null;
    }
}
