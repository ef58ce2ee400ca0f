using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override async Task<ImportCatalogResponse> ImportCatalog(IAsyncStreamReader<ImportCatalogRequest> requestStream, ServerCallContext context)
    {
        var cancellation = CallScope.Of(context).Token;
        var fields = new RequestFields();
        using var records = new ImportSpool(time);
        var validateOnly = false;
        while (await requestStream.MoveNext(cancellation))
        {
            var message = requestStream.Current;
            if (message.ContentCase == ImportCatalogRequest.ContentOneofCase.Options)
            {
                validateOnly |= message.Options.ValidateOnly;
                if (records.MessagesSeen > 0)
                {
                    fields.Refuse("options", "may only be the first message of the stream.");
                }
            }

            records.Add(message);
            ImportRecord.Read(fields, message, records.Count - 1);
            if (fields.RefusedCount >= ImportCommand.MaxListed)
            {
                break;
            }
        }

        fields.ThrowIfRefused();

        var by = CallOrigin.Of(context);

        // Only now is the writer's lock taken: a caller that sends slowly keeps nobody else waiting.
        return await Task.Run(() => import.Run(records, by, validateOnly, cancellation), CancellationToken.None);
    }
}
