using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.FeedbackService: one file for each method beside this one.</summary>
internal sealed partial class FeedbackRpc(MatchingStore store, EventBatch batch, LimitOptions limits, TimeProvider time) : FeedbackService.FeedbackServiceBase;
