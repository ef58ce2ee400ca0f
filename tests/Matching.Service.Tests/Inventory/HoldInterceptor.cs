using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Service.Tests;

/// <summary>Holds a call that asks for it until its caller has gone or its deadline has passed, and tells how its handling then ended.</summary>
internal sealed class HoldInterceptor : Interceptor
{
    /// <summary>The header that asks to be held, with a name of the call.</summary>
    public const string Header = "x-test-hold";

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrived = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StatusCode>> _ended = new(StringComparer.Ordinal);

    /// <summary>When the service has the call.</summary>
    public Task Arrived(string call) => _arrived.GetOrAdd(call, static _ => Source()).Task.WaitAsync(RunningService.Patience);

    /// <summary>How the service ended it, once it has.</summary>
    public Task<StatusCode> Ended(string call) => _ended.GetOrAdd(call, static _ => Result()).Task.WaitAsync(RunningService.Patience);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        HoldAsync(context, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        HoldAsync(context, () => continuation(requestStream, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        HoldAsync(context, async () =>
        {
            await continuation(request, responseStream, context);
            return true;
        });

    private static TaskCompletionSource Source() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<StatusCode> Result() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> HoldAsync<T>(ServerCallContext context, Func<Task<T>> handle)
    {
        if (context.RequestHeaders.GetValue(Header) is not { } call)
        {
            return await handle();
        }

        var ended = _ended.GetOrAdd(call, static _ => Result());
        var gone = Source();
        await using var registration = context.CancellationToken.Register(gone.SetResult);
        _arrived.GetOrAdd(call, static _ => Source()).SetResult();
        await gone.Task;
        try
        {
            var answer = await handle();
            ended.SetResult(StatusCode.OK);
            return answer;
        }
        catch (RpcException exception)
        {
            ended.SetResult(exception.StatusCode);
            throw;
        }
        catch (Exception)
        {
            ended.SetResult(StatusCode.Unknown);
            throw;
        }
    }
}
