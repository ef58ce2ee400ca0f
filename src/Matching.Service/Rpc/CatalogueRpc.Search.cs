using System.Globalization;
using Grpc.Core;
using Matching.Domain;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<SearchEnterprisesResponse> SearchEnterprises(SearchEnterprisesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var search = ReadSearch(fields, request.Query, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();

        var plan = Plan(search, Fingerprint.Of("SearchEnterprises", search.Query));
        var (items, next) = Cut(_catalogue.SearchEnterprises(search.Query, plan.Limit), plan);
        return Task.FromResult(new SearchEnterprisesResponse
        {
            Results = { items.Select(match => new EnterpriseSearchResult { Enterprise = match.Enterprise.ToMessage(), MatchScore = match.Score }) },
            NextPageToken = next,
        });
    }

    public override Task<SearchInstitutionsResponse> SearchInstitutions(SearchInstitutionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var search = ReadSearch(fields, request.Query, request.PageSize, request.PageToken);
        var text = fields.Text("country_code", request.CountryCode, ResourceName.Regions, required: false);
        var country = text is null ? null : Trees.Country(fields, "country_code", text);
        fields.ThrowIfRefused();

        var plan = Plan(search, Fingerprint.Of("SearchInstitutions", search.Query, country?.Value ?? string.Empty));
        var (items, next) = Cut(_catalogue.SearchInstitutions(search.Query, country, plan.Limit), plan);
        return Task.FromResult(new SearchInstitutionsResponse
        {
            Results = { items.Select(match => new InstitutionSearchResult { Institution = match.Institution.ToMessage(), MatchScore = match.Score }) },
            NextPageToken = next,
        });
    }

    private static Search ReadSearch(RequestFields fields, string query, int pageSize, string pageToken)
    {
        var text = fields.Text("query", query, string.Empty, required: true) ?? string.Empty;
        if (text.Length > 0 && NameFolding.Fold(text).Length == 0)
        {
            fields.Refuse("query", "holds no letter or digit.");
        }

        return new Search(text, fields.PageSize(pageSize, DefaultPageSize, MaxSearchSize), PageTokens.Read(fields, pageToken));
    }

    /// <summary>A search has no order to resume behind an id: its pages count, and hold only while the catalogue stays as it was.</summary>
    private SearchPlan Plan(Search search, ulong fingerprint)
    {
        PageTokens.CheckBelongs(search.Token, fingerprint);
        var state = Fingerprint.Of(store.DataRevision.ToString(CultureInfo.InvariantCulture));
        if (search.Token is not null && search.Token.State != state)
        {
            throw new RankingChangedException();
        }

        var offset = search.Token?.Offset ?? 0;
        return new SearchPlan(offset, search.Size, Math.Min(offset + search.Size + 1, MaxSearchResults), fingerprint, state);
    }

    private static (IReadOnlyList<T> Items, string NextToken) Cut<T>(IReadOnlyList<T> rows, SearchPlan plan)
    {
        var next = plan.Offset + plan.Size;
        var token = rows.Count > next ? new PageToken(plan.Fingerprint, plan.State, next, string.Empty).Encode() : string.Empty;
        return ([.. rows.Skip(plan.Offset).Take(plan.Size)], token);
    }

    private sealed record Search(string Query, int Size, PageToken? Token);

    private sealed record SearchPlan(int Offset, int Size, int Limit, ulong Fingerprint, ulong State);
}
