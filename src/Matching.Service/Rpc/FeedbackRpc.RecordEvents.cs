using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class FeedbackRpc
{
    public override async Task<RecordEventsResponse> RecordEvents(RecordEventsRequest request, ServerCallContext context)
    {
        var (recorded, repeated) = await batch.RecordAsync(request.Events, "events", CallOrigin.Of(context), CallScope.Of(context).Token);
        return new RecordEventsResponse { RecordedCount = recorded, RepeatedCount = repeated };
    }
}
