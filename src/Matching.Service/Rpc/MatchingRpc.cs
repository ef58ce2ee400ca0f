using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.MatchingService: one file for each method beside this one.</summary>
internal sealed partial class MatchingRpc(ServingStates states, RankPartnersCommand rankPartners, AttributionTokens attributions, MatchingStore store)
    : MatchingService.MatchingServiceBase;
