using System.Buffers;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

/// <summary>A RankPartners request as it came: read as a message only when no earlier answer to the same bytes is at hand.</summary>
/// <param name="Bytes">The message, encoded.</param>
internal sealed record RankPartnersCall(byte[] Bytes)
{
    /// <summary>Takes the bytes; what a marshaller calls.</summary>
    public static RankPartnersCall Receive(DeserializationContext context) => new(context.PayloadAsReadOnlySequence().ToArray());

    /// <summary>Reads the message.</summary>
    /// <exception cref="RpcException">The bytes are no such message. The status is the one that gRPC for .NET gives to every method's malformed body.</exception>
    public RankPartnersRequest Parse()
    {
        try
        {
            return RankPartnersRequest.Parser.ParseFrom(Bytes);
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, "Exception was thrown by handler."));
        }
    }
}
