using System.Text.RegularExpressions;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Reads names as AidData writes them: <c>Perusahaan Listrik Negara (PLN)</c>.</summary>
internal static partial class AgencyNames
{
    private const int TimeoutMilliseconds = 1000;

    private static readonly string[] EmptyBeginnings =
        ["unspecified", "unnamed", "unknown", "undisclosed", "various", "multiple", "several", "anonymous", "not specified", "n a", "na", "none", "tbd"];

    private static readonly HashSet<string> GenericWords = new(StringComparer.Ordinal)
    {
        "a", "agencies", "agency", "an", "and", "authorities", "authority", "bank", "banks", "central", "chinese", "clinic", "co", "companies", "company", "contractor",
        "contractors", "corp", "department", "embassy", "enterprise", "enterprises", "entities", "entity", "federal", "firm", "firms", "foreign",
        "government", "hospital", "hospitals", "implementing", "institution", "institutions", "joint", "local", "ltd", "ministries", "ministry",
        "municipal", "national", "ngo", "ngos", "of", "office", "organisation", "organization", "other", "others", "owned", "partner", "partners",
        "private", "provincial", "public", "recipient", "regional", "school", "schools", "sector", "state", "subcontractor", "subcontractors",
        "the", "transitional", "universities", "university", "venture",
    };

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
        { "co", "group", "holding", "holdings", "hk", "k", "ltd", "limited", "m", "persero", "private", "pte", "pty", "pvt", "sa", "tbk", "pt", "plc", "s" };

    /// <summary>The folded words of a name, with legal forms in one spelling.</summary>
    public static string[] Words(string name) => [.. NameFolding.Words(name).Select(word => word switch
    {
        "limited" => "ltd",
        "company" => "co",
        "corporation" => "corp",
        "incorporated" => "inc",
        _ => word,
    })];

    /// <summary>What two spellings of one body have in common: the folded name without what stands in brackets.</summary>
    public static string Identity(string name)
    {
        var key = string.Join(' ', Words(WithoutBrackets(name)));
        return key.Length > 0 ? key : string.Join(' ', Words(name));
    }

    /// <summary>The name without what stands in brackets.</summary>
    public static string WithoutBrackets(string name)
    {
        var text = Spaces().Replace(Brackets().Replace(name, " "), " ").Replace(" ,", ",", StringComparison.Ordinal).Trim(' ', ',', ';');
        return text.Length > 0 ? text : name.Trim();
    }

    /// <summary>Other names that a name holds in brackets: short forms and earlier names, but no legal forms and no places.</summary>
    public static IEnumerable<string> Bracketed(string name, RegionTree regions)
    {
        foreach (Match match in Brackets().Matches(name))
        {
            var text = Earlier().Replace(match.Groups["text"].Value.Trim(), string.Empty).Trim(' ', '"', '“', '”', '\'');
            var words = NameFolding.Words(text);
            if (text.Length > 1 && words.Length > 0 && !words.All(LegalForms.Contains) && !words.All(word => word.All(char.IsDigit)) && regions.Find(text) is null)
            {
                yield return text;
            }
        }
    }

    /// <summary>Whether it is the government as such, which is nobody to meet.</summary>
    public static bool IsGovernment(string name)
    {
        var text = NameFolding.Fold(name);
        return GovernmentOf().IsMatch(text);
    }

    /// <summary>Whether it names nobody: "Unspecified local company", "Ministry".</summary>
    public static bool IsGeneric(string name)
    {
        var words = Words(name);
        var text = string.Join(' ', words);
        return words.Length == 0
            || EmptyBeginnings.Any(beginning => text == beginning || text.StartsWith(beginning + " ", StringComparison.Ordinal))
            || words.All(GenericWords.Contains);
    }

    [GeneratedRegex(@"[(\[（](?<text>[^()\[\]（）]*)[)\]）]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^((formerly|previously|now|also|renamed|later)\s)?((known as|called|named|as|aka|a\.k\.a\.)\s)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex Earlier();

    [GeneratedRegex("^(the )?((federal|central|national|royal|interim|transitional|revolutionary) )?government of |^\\w+ government$|^government$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: TimeoutMilliseconds)]
    private static partial Regex GovernmentOf();
}
