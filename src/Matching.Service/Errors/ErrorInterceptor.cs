using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Service;

/// <summary>The outermost interceptor: gives every call a request id and a longest duration, and maps what it throws to a status, once.</summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger, TimeProvider time) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var call = CallScope.Begin(context, time);
        using (call)
        {
            try
            {
                return await continuation(request, context);
            }
            catch (Exception exception) when (exception is not RpcException)
            {
                throw Map(exception, call, context);
            }
        }
    }

    private RpcException Map(Exception exception, CallScope call, ServerCallContext context)
    {
        var status = ErrorStatus.Of(exception, call.RequestId, call.DeadlinePassed);
        if (status.Code == (int)Google.Rpc.Code.Internal)
        {
            RpcLog.CallFailed(logger, exception, context.Method, call.RequestId);
        }

        return status.ToRpcException();
    }
}
