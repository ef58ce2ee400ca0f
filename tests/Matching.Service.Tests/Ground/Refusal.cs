using Google.Rpc;
using Grpc.Core;

namespace Matching.Service.Tests;

/// <summary>Asks and expects a status.</summary>
internal static class Refusal
{
    public static async Task<Google.Rpc.Status> OfAsync<T>(AsyncUnaryCall<T> call, StatusCode expected)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
        Assert.True(exception.StatusCode == expected, $"expected {expected}, got {exception.Status}");
        return exception.GetRpcStatus()!;
    }

    public static string Reason(this Google.Rpc.Status status) => status.GetDetail<ErrorInfo>()!.Reason;

    public static string[] Fields(this Google.Rpc.Status status) =>
        [.. status.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field)];
}
