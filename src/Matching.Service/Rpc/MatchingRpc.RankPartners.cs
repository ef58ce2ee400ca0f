using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using CandidateFilter = Matching.Domain.CandidateFilter;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    /// <summary>Page size of RankPartners unless told otherwise.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>Largest page of RankPartners.</summary>
    public const int MaxPageSize = 200;

    private const string SearchHint = "SearchEnterprises finds the id of a name.";

    public override Task<RankPartnersResponse> RankPartners(RankPartnersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var enterprise = fields.Id("enterprise", request.Enterprise, ResourceName.Enterprises, SearchHint);
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: true);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var filter = CandidateFilters.Read(fields, request.CandidateFilter);
        var token = PageTokens.Read(fields, request.PageToken);
        var language = fields.Language("language_code", request.LanguageCode);
        fields.ThrowIfRefused();

        var region = Trees.Region(regionText!);
        var sector = sectorText is null ? null : Trees.Sector(states.Current.Catalogue.Sectors, sectorText);
        var query = new RankQuery(new EnterpriseId(enterprise!), sector?.Id, region.Id);
        var fingerprint = FingerprintOf(query, filter);
        PageTokens.CheckBelongs(token, fingerprint);

        var state = token is null ? states.Current : states.WithStamp(token.State);
        var offset = token?.Offset ?? 0;
        var answer = rankPartners.Answer(state, query, filter, offset, size, CallScope.Of(context).Token);
        var response = Respond(state, query, sector, region, answer, offset, fingerprint);
        if (request.Explain && answer.Items.Count > 0)
        {
            var explainer = state.Ranker.Explain(query, CallScope.Of(context).Token);
            new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language).AddTo(response, explainer, answer, CallScope.Of(context).Token);
        }

        return Task.FromResult(response);
    }

    private RankPartnersResponse Respond(
        ServingState state, RankQuery query, Domain.Sector? sector, Domain.Region region, RankedAnswer answer, int offset, ulong fingerprint)
    {
        var response = new RankPartnersResponse
        {
            TotalSize = answer.Total,
            ModelVersion = state.Model.Version,
            Generation = answer.Generation?.Number ?? 0,
            Source = answer.Generation is null ? RankingSource.Live : RankingSource.Published,
            DataRevision = state.DataRevision,
            Enterprise = state.Catalogue.Enterprises[state.Catalogue.IndexOf(query.Enterprise)].ToMessage(),
            Sector = sector?.ToMessage(),
            Region = region.ToMessage(),
            AttributionToken = attributions.Write(Attribution.Of(query, state, answer, offset + 1)),
        };
        foreach (var item in answer.Items)
        {
            response.Partners.Add(new RankedPartner
            {
                Rank = offset + response.Partners.Count + 1,
                Institution = state.Catalogue.Institutions[state.Catalogue.IndexOf(item.Institution)].ToMessage(),
                Score = item.Score,
            });
        }

        var next = offset + answer.Items.Count;
        response.NextPageToken = next < answer.Total && answer.Items.Count > 0
            ? new PageToken(fingerprint, state.Stamp, next, string.Empty).Encode()
            : string.Empty;
        return response;
    }

    private static ulong FingerprintOf(RankQuery query, CandidateFilter filter) => Fingerprint.Of(
    [
        "RankPartners",
        query.Enterprise.Value,
        query.Sector?.Value ?? string.Empty,
        query.Region.Value,
        filter.ExcludeEngaged ? "new" : "all",
        .. filter.Kinds.Order().Select(kind => kind.ToToken()),
        .. filter.ExcludedInstitutions.Order().Select(id => $"-{id}"),
    ]);
}
