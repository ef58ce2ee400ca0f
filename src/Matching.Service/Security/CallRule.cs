using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

/// <summary>What an endpoint asks of its callers. Every endpoint carries one; one that carries none is for admins alone.</summary>
/// <param name="Required">The least role; <see cref="Role.Unspecified"/> opens it to everybody, known or not.</param>
/// <param name="StaysOpen">Whether a call may last long without working (a stream, a wait): it is counted as a stream.</param>
internal sealed record CallRule(Role Required, bool StaysOpen = false)
{
    /// <summary>For everybody: probes of health.</summary>
    public static CallRule Everybody { get; } = new(Role.Unspecified);

    /// <summary>For callers of any role: what the service is made of, and methods it does not have.</summary>
    public static CallRule Reader { get; } = new(Role.Reader);

    /// <summary>What holds for an endpoint nobody thought of.</summary>
    public static CallRule Unknown { get; } = new(Role.Admin);

    /// <summary>The rule of a call.</summary>
    public static CallRule Of(HttpContext context) => context.GetEndpoint() switch
    {
        null => Reader,
        var endpoint when endpoint.Metadata.GetMetadata<CallRule>() is { } rule => rule,
        _ => CallRefusal.IsGrpc(context.Request) ? Reader : Unknown,
    };

    /// <summary>Opens every endpoint of a service to everybody.</summary>
    public static void OpenToEverybody(EndpointBuilder endpoint) => endpoint.Metadata.Add(IsUnary(endpoint) ? Everybody : Everybody with { StaysOpen = true });

    /// <summary>Opens every endpoint of a service to callers of any role.</summary>
    public static void OpenToReaders(EndpointBuilder endpoint) => endpoint.Metadata.Add(IsUnary(endpoint) ? Reader : Reader with { StaysOpen = true });

    private static bool IsUnary(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is not { Method.Type: not MethodType.Unary };

    /// <summary>Gives each of a service's endpoints, by gRPC as by HTTP, the rule of its method.</summary>
    public static void AddTo(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is { Method: var method })
        {
            endpoint.Metadata.Add(new CallRule(
                Permissions.Of(method.FullName.TrimStart('/')),
                method.Type != MethodType.Unary || method.Name == nameof(OperationService.OperationServiceBase.WaitOperation)));
        }
    }
}
