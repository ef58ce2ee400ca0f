using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

/// <summary>
/// Gives RankPartners over gRPC a second endpoint that takes and gives bytes. It stands before the generated one, at the same path and with
/// the same interceptors; what transcodes messages goes on using that one.
/// </summary>
internal sealed class RankPartnersBinding : IServiceMethodProvider<MatchingRpc>
{
    private static readonly Method<RankPartnersCall, EncodedReply> Encoded = new(
        MethodType.Unary,
        MatchingService.Descriptor.FullName,
        nameof(MatchingRpc.RankPartners),
        Marshallers.Create<RankPartnersCall>(static (_, _) => throw new NotSupportedException("The service sends no requests."), RankPartnersCall.Receive),
        Marshallers.Create<EncodedReply>(EncodedReply.Send, static _ => throw new NotSupportedException("The service receives no answers.")));

    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<MatchingRpc> context) =>
        context.AddUnaryMethod(Encoded, [], static (service, call, context) => service.RankPartnersEncoded(call, context));

    /// <summary>Lets the endpoint win over the generated one.</summary>
    public static void PutFirst(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && endpoint.Metadata.OfType<GrpcMethodMetadata>().Any(method => ReferenceEquals(method.Method, Encoded)))
        {
            route.Order = -1;
        }
    }
}
