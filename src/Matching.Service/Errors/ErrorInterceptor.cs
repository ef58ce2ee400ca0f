using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Service;

/// <summary>The outermost interceptor: gives every call a request id and a longest duration, and maps what it throws to a status, once.</summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger, LimitOptions limits, TimeProvider time) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, limits.CallDuration, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, limits.StreamDuration, () => continuation(new CallerStream<TRequest>(requestStream), context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, limits.StreamDuration, async () =>
        {
            await continuation(request, responseStream, context);
            return true;
        });

    private async Task<T> RunAsync<T>(ServerCallContext context, TimeSpan longest, Func<Task<T>> handle)
    {
        using var call = CallScope.Begin(context, time, longest);
        try
        {
            // Whoever asked may have gone while the call waited for its turn: then nothing is begun.
            call.Token.ThrowIfCancellationRequested();
            return await handle();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Map(exception, call, context);
        }
    }

    private RpcException Map(Exception exception, CallScope call, ServerCallContext context)
    {
        // A caller who left while a message was being written: the framework says only that the request is complete, and may say so before
        // its own token tells.
        var cause = exception is InvalidOperationException
            && (context.CancellationToken.IsCancellationRequested || context.GetHttpContext().RequestAborted.IsCancellationRequested)
            ? new OperationCanceledException(exception.Message, exception)
            : exception;
        var status = ErrorStatus.Of(cause, call.RequestId, call.DeadlinePassed);
        RpcLog.Failed(logger, exception, status, context.Method, call.RequestId);
        CallStatus.Remember(context.GetHttpContext(), status.Code);
        return status.ToRpcException();
    }
}
