using Grpc.Core;
using Matching.Store;

namespace Matching.Service;

/// <summary>What the audit log says of a call: who, by which method, under which request id.</summary>
internal static class CallOrigin
{
    /// <summary>The origin of what a call changes.</summary>
    public static AuditOrigin Of(ServerCallContext context) =>
        new(Caller.Of(context.GetHttpContext()).Id, context.Method.TrimStart('/'), CallScope.RequestIdOf(context));
}
