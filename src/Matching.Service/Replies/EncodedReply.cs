using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace Matching.Service;

/// <summary>An answer as the bytes that go onto the wire.</summary>
internal sealed class EncodedReply
{
    private readonly bool _isRented;
    private byte[] _bytes;

    private EncodedReply(byte[] bytes, int length, bool isRented)
    {
        (_bytes, Length, _isRented) = (bytes, length, isRented);
        Task = System.Threading.Tasks.Task.FromResult(this);
    }

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>This reply as what a handler returns: made once, however often a cached reply is answered.</summary>
    public Task<EncodedReply> Task { get; }

    /// <summary>The bytes of a message.</summary>
    public static EncodedReply Of(IMessage message)
    {
        var bytes = message.ToByteArray();
        return new EncodedReply(bytes, bytes.Length, isRented: false);
    }

    /// <summary>A copy that may be kept and sent any number of times.</summary>
    public static EncodedReply Copy(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), bytes.Length, isRented: false);

    /// <summary>Bytes in a rented array, which goes back when they are sent: may be sent once.</summary>
    public static EncodedReply Rented(byte[] rented, int length) => new(rented, length, isRented: true);

    /// <summary>Writes the bytes into a response; what a marshaller calls.</summary>
    public static void Send(EncodedReply reply, SerializationContext context)
    {
        context.SetPayloadLength(reply.Length);
        context.GetBufferWriter().Write(reply._bytes.AsSpan(0, reply.Length));
        context.Complete();
        if (reply._isRented)
        {
            ArrayPool<byte>.Shared.Return(reply._bytes);
            reply._bytes = [];
        }
    }
}
