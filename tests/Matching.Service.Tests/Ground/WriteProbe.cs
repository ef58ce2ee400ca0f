using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Service.Tests;

/// <summary>Sees what the service writes into its streams, and whether it waits for the reader.</summary>
internal sealed class WriteProbe : Interceptor
{
    private int _written;
    private int _waiting;

    /// <summary>Messages the service has begun to write.</summary>
    public int Written => Volatile.Read(ref _written);

    /// <summary>Whether a write waits for its reader.</summary>
    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, new Writer<TResponse>(responseStream, this), context);

    private sealed class Writer<T>(IServerStreamWriter<T> inner, WriteProbe probe) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref probe._written);
            var write = inner.WriteAsync(message, cancellationToken);
            if (write.IsCompleted)
            {
                await write;
                return;
            }

            Interlocked.Increment(ref probe._waiting);
            try
            {
                await write;
            }
            finally
            {
                Interlocked.Decrement(ref probe._waiting);
            }
        }
    }
}
