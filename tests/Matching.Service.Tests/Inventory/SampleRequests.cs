namespace Matching.Service.Tests;

/// <summary>A request of each method that could be answered, as JSON. Those that change something only rehearse it.</summary>
internal static class SampleRequests
{
    private const string Query = "\"enterprise\": \"sinohydro\", \"region\": \"ZM\", \"sector\": \"energy\"";

    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["MatchingService/RankPartners"] = $"{{ {Query} }}",
        ["MatchingService/BatchRankPartners"] = $"{{ \"requests\": [{{ {Query} }}] }}",
        ["MatchingService/ExplainMatch"] = """{ "enterprise": "sinohydro", "institution": "zm-utility-1" }""",
        ["MatchingService/CompareMatches"] = """{ "enterprise": "sinohydro", "institution": "zm-utility-1", "otherInstitution": "zm-utility-2" }""",
        ["MatchingService/RankEnterprises"] = """{ "institution": "zm-utility-1" }""",
        ["MatchingService/RankPartnersForCluster"] = """{ "enterprises": ["sinohydro", "ent-1"], "region": "ZM" }""",
        ["MatchingService/ListSimilarInstitutions"] = """{ "institution": "zm-utility-1" }""",
        ["MatchingService/ListSimilarEnterprises"] = """{ "enterprise": "sinohydro" }""",
        ["CatalogueService/SearchEnterprises"] = """{ "query": "sinohydro" }""",
        ["CatalogueService/SearchInstitutions"] = """{ "query": "hospital" }""",
        ["CatalogueService/CreateEnterprise"] = """{ "enterprise": { "displayName": "Another" }, "validateOnly": true }""",
        ["CatalogueService/CreateInstitution"] =
            """{ "institution": { "displayName": "Another", "countryCode": "ZM", "kind": "INSTITUTION_KIND_BANK" }, "validateOnly": true }""",
        ["CatalogueService/CreateSector"] = """{ "sector": { "displayName": "Another", "parent": "sectors/energy" }, "validateOnly": true }""",
        ["CatalogueService/UpdateEnterprise"] = """{ "enterprise": { "name": "enterprises/sinohydro", "displayName": "Another" }, "validateOnly": true }""",
        ["CatalogueService/UpdateInstitution"] = """{ "institution": { "name": "institutions/zm-utility-1", "displayName": "Another" }, "validateOnly": true }""",
        ["CatalogueService/UpdateSector"] = """{ "sector": { "name": "sectors/nothing", "displayName": "Another" }, "validateOnly": true }""",
        ["CatalogueService/ImportCatalog"] = """{ "options": { "validateOnly": true } }""",
        ["FeedbackService/RecordEvents"] =
            """{ "events": [{ "eventId": "held", "kind": "MATCH_EVENT_KIND_VIEWED", "enterprise": "sinohydro", "institution": "zm-utility-1" }] }""",
        ["FeedbackService/StreamEvents"] =
            """{ "events": [{ "eventId": "held", "kind": "MATCH_EVENT_KIND_VIEWED", "enterprise": "sinohydro", "institution": "zm-utility-1" }] }""",
        ["FeedbackService/GetEngagement"] = """{ "name": "enterprises/sinohydro/engagements/e000" }""",
        ["FeedbackService/ListEngagements"] = """{ "parent": "enterprises/sinohydro" }""",
        ["ModelService/GetModel"] = """{ "name": "models/current" }""",
        ["ModelService/ActivateModel"] = """{ "name": "models/none" }""",
    };

    /// <summary>The request of a method.</summary>
    public static string Of(string method)
    {
        if (Special.TryGetValue(method, out var request))
        {
            return request;
        }

        var verb = method[(method.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return verb is "GetEnterprise" or "DeleteEnterprise" or "UndeleteEnterprise" or "GetInstitution" or "DeleteInstitution" or "UndeleteInstitution"
            or "GetRegion" or "GetSector" or "DeleteSector" or "UndeleteSector" or "GetOperation" or "CancelOperation" or "WaitOperation"
                ? """{ "name": "nothing" }"""
                : "{}";
    }
}
