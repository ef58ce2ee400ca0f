using Grpc.Core;
using Matching.Domain;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<ListEnterprisesResponse> ListEnterprises(ListEnterprisesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxListSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListEnterprises", Shown(request.ShowDeleted));
        var after = PageTokens.After(token, fingerprint);
        var rows = _catalogue.ListEnterprises(size + 1, after is null ? null : new EnterpriseId(after), request.ShowDeleted);
        var (items, next) = Cut(rows, size, fingerprint, row => row.Value.Id.Value);
        return Task.FromResult(new ListEnterprisesResponse { Enterprises = { items.Select(row => row.ToMessage()) }, NextPageToken = next });
    }

    public override Task<ListInstitutionsResponse> ListInstitutions(ListInstitutionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxListSize);
        var token = PageTokens.Read(fields, request.PageToken);
        var text = fields.Text("country_code", request.CountryCode, ResourceName.Regions, required: false);
        var kind = fields.Kind("kind", request.Kind, required: false);
        var country = text is null ? null : Trees.Country(fields, "country_code", text);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListInstitutions", country?.Value ?? string.Empty, kind?.ToToken() ?? string.Empty, Shown(request.ShowDeleted));
        var after = PageTokens.After(token, fingerprint);
        var rows = _catalogue.ListInstitutions(size + 1, after is null ? null : new InstitutionId(after), country, kind, request.ShowDeleted);
        var (items, next) = Cut(rows, size, fingerprint, row => row.Value.Id.Value);
        return Task.FromResult(new ListInstitutionsResponse { Institutions = { items.Select(row => row.ToMessage()) }, NextPageToken = next });
    }

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxListSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var (items, next) = Page(RegionTree.Default.All, token, Fingerprint.Of("ListRegions"), size);
        return Task.FromResult(new ListRegionsResponse { Regions = { items.Select(region => region.ToMessage()) }, NextPageToken = next });
    }

    public override Task<ListSectorsResponse> ListSectors(ListSectorsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxListSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListSectors", Shown(request.ShowDeleted));
        var after = PageTokens.After(token, fingerprint);
        var builtIn = SectorTree.Default.BuiltIn.Select(sector => (Id: sector.Id.Value, Message: sector.ToMessage())).ToList();
        var custom = _catalogue.CustomSectors(request.ShowDeleted).Select(entry => (Id: entry.Value.Id.Value, Message: entry.ToMessage()));

        // Behind an id and not at an offset: what is added or deleted while paging moves nothing else.
        var position = builtIn.FindIndex(sector => sector.Id == after);
        var rest = after is null || position >= 0
            ? builtIn.Skip(position + 1).Concat(custom)
            : custom.Where(sector => string.CompareOrdinal(sector.Id, after) > 0);
        var (items, next) = Cut([.. rest.Take(size + 1)], size, fingerprint, sector => sector.Id);
        return Task.FromResult(new ListSectorsResponse { Sectors = { items.Select(sector => sector.Message) }, NextPageToken = next });
    }

    private static string Shown(bool showDeleted) => showDeleted ? "deleted too" : string.Empty;
}
