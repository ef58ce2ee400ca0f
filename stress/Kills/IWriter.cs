using Grpc.Net.Client;

namespace Matching.Stress.Kills;

/// <summary>Writes to the service one call after another and remembers what was answered; after a kill it says what must be in the store.</summary>
internal interface IWriter
{
    /// <summary>In one of how many lives of the service it writes: 1 in each.</summary>
    int OneLifeIn { get; }

    /// <summary>Writes until the service is gone or the token ends it. It first settles what the last life left open.</summary>
    Task WriteAsync(GrpcChannel channel, CancellationToken cancellation);

    /// <summary>Compares the store with what was answered. No service runs.</summary>
    /// <exception cref="BrokenPromiseException">Something acknowledged is missing, something refused is there, or something is there in part.</exception>
    void Check(StoppedStore store);

    /// <summary>Compares everything it ever wrote, once, at the end.</summary>
    /// <exception cref="BrokenPromiseException">What was there once is there no more.</exception>
    void CheckAll(StoppedStore store) => Check(store);
}
