using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Matching.V1;

namespace Matching.Bench.Host;

/// <summary>Binds the echo with marshallers that do what generated ones do.</summary>
internal sealed class EchoBinding : IServiceMethodProvider<EchoRpc>
{
    private static readonly Method<RankPartnersRequest, RankPartnersResponse> Method = new(
        MethodType.Unary, "bench.Echo", nameof(EchoRpc.Echo), Marshaller(RankPartnersRequest.Parser), Marshaller(RankPartnersResponse.Parser));

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<EchoRpc> context) =>
        context.AddUnaryMethod(Method, [], static (service, request, context) => service.Echo(request, context));

    private static Marshaller<T> Marshaller<T>(MessageParser<T> parser)
        where T : IMessage<T>, IBufferMessage => Marshallers.Create<T>(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
