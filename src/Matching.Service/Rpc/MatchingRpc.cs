using Matching.Domain;
using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.MatchingService: one file for each method beside this one.</summary>
internal sealed partial class MatchingRpc(
    ServingStates states,
    RankPartnersCommand rankPartners,
    PublishedReplies publishedReplies,
    RankingMetrics metrics,
    StreamRankingsCommand streamRankings,
    MatchingStore store,
    StagePolicy policy,
    LimitOptions limits,
    AttributionTokens attributions,
    TimeProvider time) : MatchingService.MatchingServiceBase
{
    private const string SearchHint = PartnersForm.SearchHint;
    private const string InstitutionHint = "SearchInstitutions finds the id of a name.";
}
