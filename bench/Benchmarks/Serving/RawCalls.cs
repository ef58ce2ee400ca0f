using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;

namespace Matching.Bench.Benchmarks;

/// <summary>Callers without a pause over connections of their own, by bytes: the same work for whatever is called.</summary>
internal sealed class RawCalls : IDisposable
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    private readonly GrpcChannel[] _channels;

    public RawCalls(string address) => _channels = [.. Enumerable.Range(0, H2Load.Connections).Select(_ => GrpcChannel.ForAddress(address))];

    /// <summary>One call that ended.</summary>
    /// <param name="At">When it began, as <see cref="Stopwatch.GetTimestamp"/>.</param>
    /// <param name="Milliseconds">How long it took.</param>
    /// <param name="Failure">Why it failed; null when it did not.</param>
    public readonly record struct Done(long At, double Milliseconds, string? Failure);

    /// <summary>A method that takes and gives bytes.</summary>
    public static Method<byte[], byte[]> Method(string service, string name) => new(MethodType.Unary, service, name, Bytes, Bytes);

    /// <summary>Calls until the time is over.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="next">The next call, by the caller's own random numbers.</param>
    public async Task<IReadOnlyCollection<Done>> RunAsync(TimeSpan duration, Func<Random, (Method<byte[], byte[]> Method, byte[] Request)> next)
    {
        var done = new ConcurrentBag<List<Done>>();
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var callers = Enumerable.Range(0, _channels.Length * H2Load.Streams).Select(async caller =>
        {
            await Task.Yield();
            var invoker = _channels[caller % _channels.Length].CreateCallInvoker();
            var random = new Random(caller);
            var own = new List<Done>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var (method, request) = next(random);
                var start = Stopwatch.GetTimestamp();
                string? failure = null;
                try
                {
                    await invoker.AsyncUnaryCall(method, host: null, new CallOptions(), request);
                }
                catch (RpcException error)
                {
                    failure = $"{method.FullName}: {error.Status}";
                }

                own.Add(new Done(start, Stopwatch.GetElapsedTime(start).TotalMilliseconds, failure));
            }

            done.Add(own);
        });
        await Task.WhenAll(callers);
        return [.. done.SelectMany(own => own)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }
    }
}
