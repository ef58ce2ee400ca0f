using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    /// <summary>Messages between two flushes: each flush waits until the reader has taken what came before.</summary>
    private const int MessagesBetweenFlushes = 64;

    public override async Task ExportCatalog(ExportCatalogRequest request, IServerStreamWriter<ExportCatalogResponse> responseStream, ServerCallContext context)
    {
        var cancellation = CallScope.Of(context).Token;

        // One state from the first record to the last, whatever is written meanwhile.
        using var snapshot = store.BeginSnapshot();
        var catalogue = snapshot.Catalogue;
        var sectors = catalogue.CustomSectors(request.ShowDeleted);
        var (enterprises, institutions) = catalogue.Count(request.ShowDeleted);
        var records = sectors.Select(entry => new ExportCatalogResponse { Sector = entry.ToMessage() })
            .Concat(catalogue.ReadEnterpriseEntries(request.ShowDeleted).Select(entry => new ExportCatalogResponse { Enterprise = entry.ToMessage() }))
            .Concat(catalogue.ReadInstitutionEntries(request.ShowDeleted).Select(entry => new ExportCatalogResponse { Institution = entry.ToMessage() }));
        await responseStream.WriteAsync(
            new ExportCatalogResponse
            {
                Summary = new ExportSummary
                {
                    DataRevision = snapshot.DataRevision,
                    SectorCount = sectors.Count,
                    EnterpriseCount = enterprises,
                    InstitutionCount = institutions,
                },
            },
            cancellation);
        var buffered = new WriteOptions(WriteFlags.BufferHint);
        var written = 0;
        foreach (var record in records)
        {
            responseStream.WriteOptions = ++written % MessagesBetweenFlushes == 0 ? WriteOptions.Default : buffered;
            await responseStream.WriteAsync(record, cancellation);
        }
    }
}
