using Google.Rpc;
using Grpc.Core;

namespace Matching.Stress.Running;

/// <summary>What an error says about who made it.</summary>
internal static class Answer
{
    /// <summary>The reason the service itself gave; null when the error came from the transport or the framework, so that nobody knows what was done.</summary>
    public static string? Reason(this RpcException exception) => exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;
}
