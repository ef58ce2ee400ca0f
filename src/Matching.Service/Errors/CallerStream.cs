using Grpc.Core;

namespace Matching.Service;

/// <summary>The messages a caller streams. One that goes away in the middle shows as an I/O error of the transport; here it is a cancellation.</summary>
internal sealed class CallerStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (IOException error)
        {
            throw new OperationCanceledException("The caller went away while it was sending.", error, cancellationToken);
        }
    }
}
