using Google.Protobuf;
using Grpc.Core;

namespace Matching.Service;

/// <summary>
/// The messages a caller streams. One that goes away in the middle shows as an I/O error of the transport; here it is a cancellation. So does one
/// that sends what is no message, since protobuf's own exception is an I/O error, too; here it is the caller's fault.
/// </summary>
internal sealed class CallerStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    private int _read;

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            var moved = await inner.MoveNext(cancellationToken);
            _read++;
            return moved;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidDataException)
        {
            throw new MalformedMessageException(_read, typeof(T).Name, error);
        }
        catch (IOException error)
        {
            throw new OperationCanceledException("The caller went away while it was sending.", error, cancellationToken);
        }
    }
}
