using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;
using ClusterAggregation = Matching.Learning.ClusterAggregation;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    public override Task<RankPartnersForClusterResponse> RankPartnersForCluster(RankPartnersForClusterRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var members = Members(fields, request);
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: true);
        var aggregation = Aggregation(fields, request.Aggregation);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var filter = CandidateFilters.Read(fields, request.CandidateFilter);
        var condition = fields.Filter("filter", request.Filter);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var region = Trees.Region(regionText!);
        var sector = sectorText is null ? null : Trees.Sector(states.Current.Catalogue.Sectors, sectorText);
        var fingerprint = Fingerprint.Of(
        [
            "RankPartnersForCluster",
            sector?.Id.Value ?? string.Empty,
            region.Id.Value,
            aggregation.ToString(),
            .. members.Select(member => member.Value),
            .. PartnersQuery.Describe(filter, condition),
        ]);
        var state = StateOf(token, fingerprint);
        var all = new ClusterRanker(state.Catalogue, state.Ranker).Rank(members, sector?.Id, region.Id, filter, aggregation, CallScope.Of(context).Token);
        var passing = condition is null ? all : [.. all.Where(line => condition.Matches(InstitutionOf(state, line.Institution)))];
        var page = Listing<ClusterPlace>.Of(passing, token, size, fingerprint, state);
        var response = new RankPartnersForClusterResponse
        {
            NextPageToken = page.NextToken,
            TotalSize = passing.Count,
            ModelVersion = state.Model.Version,
            DataRevision = state.DataRevision,
            Enterprises = { members.Select(member => state.Catalogue.Enterprises[state.Catalogue.IndexOf(member)].ToMessage()) },
            Sector = sector?.ToMessage(),
            Region = region.ToMessage(),
        };
        response.Partners.AddRange(page.Items.Select((line, i) => new ClusterPartner
        {
            Rank = page.Offset + i + 1,
            Institution = InstitutionOf(state, line.Institution).ToMessage(),
            Score = line.Score,
            Members =
            {
                line.Members.Select((part, member) => new MemberShare { Enterprise = response.Enterprises[member].Name, Share = part.Share, Rank = part.Rank }),
            },
        }));
        return Task.FromResult(response);
    }

    private static Domain.Institution InstitutionOf(ServingState state, InstitutionId id) => state.Catalogue.Institutions[state.Catalogue.IndexOf(id)];

    private static List<EnterpriseId> Members(RequestFields fields, RankPartnersForClusterRequest request)
    {
        var members = new List<EnterpriseId>();
        if (request.Enterprises.Count is < ClusterRanker.MinMembers or > ClusterRanker.MaxMembers)
        {
            fields.Refuse("enterprises", $"holds {request.Enterprises.Count} enterprises; {ClusterRanker.MinMembers} to {ClusterRanker.MaxMembers} are allowed.");
            return members;
        }

        for (var i = 0; i < request.Enterprises.Count; i++)
        {
            if (fields.Id($"enterprises[{i}]", request.Enterprises[i], ResourceName.Enterprises, SearchHint) is not { } id)
            {
                continue;
            }

            if (members.Contains(new EnterpriseId(id)))
            {
                fields.Refuse($"enterprises[{i}]", $"'{id}' stands there twice.");
            }

            members.Add(new EnterpriseId(id));
        }

        return members;
    }

    private static ClusterAggregation Aggregation(RequestFields fields, V1.ClusterAggregation given)
    {
        if (!Enum.IsDefined(given))
        {
            fields.Refuse("aggregation", $"{(int)given} is not an aggregation.");
        }

        return given == V1.ClusterAggregation.LeastMisery ? ClusterAggregation.LeastMisery : ClusterAggregation.Average;
    }
}
