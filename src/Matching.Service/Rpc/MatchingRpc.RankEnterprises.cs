using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    public override Task<RankEnterprisesResponse> RankEnterprises(RankEnterprisesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Id("institution", request.Institution, ResourceName.Institutions, InstitutionHint);
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var sector = sectorText is null ? null : Trees.Sector(states.Current.Catalogue.Sectors, sectorText);
        var fingerprint = Fingerprint.Of("RankEnterprises", id!, sector?.Id.Value ?? string.Empty, request.ExcludeEngaged ? "new" : "all");
        var state = StateOf(token, fingerprint);
        var institution = new InstitutionId(id!);
        var ranked = new EnterpriseRanker(state.Catalogue, state.History, state.Ranker)
            .Rank(institution, sector?.Id, request.ExcludeEngaged, CallScope.Of(context).Token);
        var page = Listing<InvitedEnterprise>.Of(ranked, token, size, fingerprint, state);
        var response = new RankEnterprisesResponse
        {
            NextPageToken = page.NextToken,
            TotalSize = ranked.Count,
            ModelVersion = state.Model.Version,
            DataRevision = state.DataRevision,
            Institution = state.Catalogue.Institutions[state.Catalogue.IndexOf(institution)].ToMessage(),
            Sector = sector?.ToMessage(),
        };
        response.Enterprises.AddRange(page.Items.Select((line, i) => new RankedEnterprise
        {
            Rank = page.Offset + i + 1,
            Enterprise = state.Catalogue.Enterprises[state.Catalogue.IndexOf(line.Enterprise)].ToMessage(),
            Score = line.Score,
            Activity = line.Activity,
            Share = line.Share,
            PastEngagements = line.PastEngagements,
        }));
        return Task.FromResult(response);
    }

    /// <summary>The state a listing begins in, or goes on in.</summary>
    /// <exception cref="InvalidRequestException">The token belongs to another request.</exception>
    /// <exception cref="RankingChangedException">The token's state is no longer held.</exception>
    private ServingState StateOf(PageToken? token, ulong fingerprint)
    {
        PageTokens.CheckBelongs(token, fingerprint);
        return token is null ? states.Current : states.WithStamp(token.State);
    }
}
