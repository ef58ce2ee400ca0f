using Grpc.Core;
using Matching.V1;

namespace Matching.Bench.Empty;

/// <summary>Answers RankPartners with one partner of no name.</summary>
internal sealed class EmptyRpc : MatchingService.MatchingServiceBase
{
    public override Task<RankPartnersResponse> RankPartners(RankPartnersRequest request, ServerCallContext context) =>
        Task.FromResult(new RankPartnersResponse { Partners = { new RankedPartner { Rank = 1 } } });
}
