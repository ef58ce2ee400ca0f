using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    public override Task<ListSimilarInstitutionsResponse> ListSimilarInstitutions(ListSimilarInstitutionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Id("institution", request.Institution, ResourceName.Institutions, InstitutionHint);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: false);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var region = regionText is null ? null : Trees.Region(regionText);
        var fingerprint = Fingerprint.Of("ListSimilarInstitutions", id!, region?.Id.Value ?? string.Empty);
        var state = StateOf(token, fingerprint);
        var alike = new SimilarInstitutions(state.Catalogue, state.History, state.Ranker).To(new InstitutionId(id!), region, CallScope.Of(context).Token);
        var page = Listing<InstitutionLikeness>.Of(alike, token, size, fingerprint, state);
        return Task.FromResult(new ListSimilarInstitutionsResponse
        {
            Institutions =
            {
                page.Items.Select(line => new SimilarInstitution
                {
                    Institution = InstitutionOf(state, line.Institution).ToMessage(),
                    Similarity = line.Similarity,
                    ContentSimilarity = line.Content,
                    SectorSimilarity = line.Sectors,
                    PartnerSimilarity = line.Partners,
                }),
            },
            NextPageToken = page.NextToken,
            DataRevision = state.DataRevision,
        });
    }

    public override Task<ListSimilarEnterprisesResponse> ListSimilarEnterprises(ListSimilarEnterprisesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Id("enterprise", request.Enterprise, ResourceName.Enterprises, SearchHint);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListSimilarEnterprises", id!);
        var state = StateOf(token, fingerprint);
        var alike = new SimilarEnterprises(state.Catalogue, state.History).To(new EnterpriseId(id!), CallScope.Of(context).Token);
        var page = Listing<EnterpriseLikeness>.Of(alike, token, size, fingerprint, state);
        return Task.FromResult(new ListSimilarEnterprisesResponse
        {
            Enterprises =
            {
                page.Items.Select(line => new SimilarEnterprise
                {
                    Enterprise = state.Catalogue.Enterprises[state.Catalogue.IndexOf(line.Enterprise)].ToMessage(),
                    Similarity = line.Similarity,
                    ContentSimilarity = line.Content,
                    SectorSimilarity = line.Sectors,
                    CountrySimilarity = line.Countries,
                    PartnerSimilarity = line.Partners,
                }),
            },
            NextPageToken = page.NextToken,
            DataRevision = state.DataRevision,
        });
    }
}
