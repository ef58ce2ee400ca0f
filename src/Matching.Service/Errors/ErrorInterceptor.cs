using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Service;

/// <summary>The outermost interceptor: gives every call a request id and a longest duration, and maps what it throws to a status, once.</summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger, RequestIds requestIds, LimitOptions limits, TimeProvider time) : Interceptor
{
    /// <summary>An answer that is ready at once passes through as it is: nothing is made for it but its request id.</summary>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var requestId = requestIds.Answer(context.GetHttpContext());
        try
        {
            if (typeof(TResponse) != typeof(EncodedReply))
            {
                // Whoever asked may have gone while the call waited for its turn: then nothing is begun. A page that is at hand costs less
                // than the token that would tell.
                context.CancellationToken.ThrowIfCancellationRequested();
            }

            var answer = continuation(request, context);
            return answer.IsCompletedSuccessfully ? answer : AwaitAsync(answer, context, requestId);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Map(exception, requestId, context);
        }
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(context, () => continuation(new CallerStream<TRequest>(requestStream), context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(context, async () =>
        {
            await continuation(request, responseStream, context);
            return true;
        });

    private async Task<T> StreamAsync<T>(ServerCallContext context, Func<Task<T>> handle)
    {
        var requestId = requestIds.Answer(context.GetHttpContext());
        CallScope.Begin(context, time, limits.StreamDuration);
        try
        {
            // Whoever asked may have gone while the call waited for its turn: then nothing is begun.
            context.CancellationToken.ThrowIfCancellationRequested();
            return await handle();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Map(exception, requestId, context);
        }
    }

    private async Task<T> AwaitAsync<T>(Task<T> answer, ServerCallContext context, string requestId)
    {
        try
        {
            return await answer;
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Map(exception, requestId, context);
        }
    }

    private RpcException Map(Exception exception, string requestId, ServerCallContext context)
    {
        // A caller who left while a message was being written: the framework says only that the request is complete, and may say so before
        // its own token tells.
        var cause = exception is InvalidOperationException
            && (context.CancellationToken.IsCancellationRequested || context.GetHttpContext().RequestAborted.IsCancellationRequested)
            ? new OperationCanceledException(exception.Message, exception)
            : exception;
        var status = ErrorStatus.Of(cause, requestId, CallScope.DeadlinePassed(context, time));
        RpcLog.Failed(logger, exception, status, context.Method, requestId);
        CallStatus.Remember(context.GetHttpContext(), status.Code);
        return status.ToRpcException();
    }
}
