using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class FeedbackRpc
{
    public override async Task<StreamEventsResponse> StreamEvents(IAsyncStreamReader<StreamEventsRequest> requestStream, ServerCallContext context)
    {
        var response = new StreamEventsResponse();
        var cancellation = CallScope.Of(context).Token;
        var by = CallOrigin.Of(context);
        for (var count = 0; await requestStream.MoveNext(cancellation); count++)
        {
            var path = $"requests[{count}]";
            if (count == limits.StreamBatches)
            {
                throw new InvalidRequestException(
                    [new FieldViolation(path, $"is one batch too many: {limits.StreamBatches} are allowed in a stream. Those before it are recorded; go on in another stream.")]);
            }

            // One batch at a time: while it is written the caller is held back, so a fast caller costs no memory.
            var (recorded, repeated) = await batch.RecordAsync(requestStream.Current.Events, $"{path}.events", by, cancellation);
            response.RecordedCount += recorded;
            response.RepeatedCount += repeated;
        }

        return response;
    }
}
