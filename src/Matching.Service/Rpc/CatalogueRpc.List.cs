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

        var fingerprint = Fingerprint.Of("ListEnterprises");
        var after = PageTokens.After(token, fingerprint);
        var rows = _catalogue.ListEnterprises(size + 1, after is null ? null : new EnterpriseId(after));
        var (items, next) = Cut(rows, size, fingerprint, row => row.Id.Value);
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

        var fingerprint = Fingerprint.Of("ListInstitutions", country?.Value ?? string.Empty, kind?.ToToken() ?? string.Empty);
        var after = PageTokens.After(token, fingerprint);
        var rows = _catalogue.ListInstitutions(size + 1, after is null ? null : new InstitutionId(after), country, kind);
        var (items, next) = Cut(rows, size, fingerprint, row => row.Id.Value);
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

        var (items, next) = Page(SectorTree.Default.All, token, Fingerprint.Of("ListSectors"), size);
        return Task.FromResult(new ListSectorsResponse { Sectors = { items.Select(sector => sector.ToMessage()) }, NextPageToken = next });
    }
}
