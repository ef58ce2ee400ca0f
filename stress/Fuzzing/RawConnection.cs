using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Matching.Stress.Fuzzing;

/// <summary>An HTTP/2 connection written frame by frame (RFC 9113), for what no client library sends.</summary>
internal sealed class RawConnection : IDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte Continuation = 9;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const int Cancel = 8;
    private const int FrameHeader = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpClient _tcp;
    private readonly string _authority;
    private readonly MemoryStream _out = new();
    private int _stream = -1;

    private RawConnection(TcpClient tcp, string authority) => (_tcp, _authority) = (tcp, authority);

    /// <summary>Connects and says the preface.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var tcp = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        await tcp.ConnectAsync(address.Host, address.Port, patience.Token);
        var connection = new RawConnection(tcp, address.Authority);
        connection._out.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        connection.Frame(Settings, 0, 0, []);
        return connection;
    }

    /// <summary>Begins a call and takes it back at once.</summary>
    public void RapidReset(string path)
    {
        Begin(path, EndHeaders);
        Span<byte> code = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(code, Cancel);
        Frame(Reset, 0, _stream, code);
    }

    /// <summary>Begins a call and sends a part of its message.</summary>
    public void TruncatedMessage(string path, int announced)
    {
        Begin(path, EndHeaders);
        var body = new byte[10];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), announced);
        Frame(Data, EndStream, _stream, body);
    }

    /// <summary>Begins a call and sends a frame that is shorter than it says, and nothing behind it.</summary>
    public void TruncatedFrame(string path)
    {
        Begin(path, EndHeaders);
        _out.Write([0, 64, 0, Data, 0, 0, 0, 0, (byte)_stream, 1, 2, 3]);
    }

    /// <summary>Headers that go on and on.</summary>
    public void ContinuationFlood(string path, int frames)
    {
        Begin(path, 0);
        for (; frames > 0; frames--)
        {
            Frame(Continuation, 0, _stream, [0, 3, (byte)'x', (byte)'-', (byte)'a', 1, (byte)'v']);
        }
    }

    /// <summary>Questions whether the other side is there.</summary>
    public void PingFlood(int frames)
    {
        for (; frames > 0; frames--)
        {
            Frame(Ping, 0, 0, new byte[8]);
        }
    }

    /// <summary>Bytes without meaning.</summary>
    public void Garbage(Random random)
    {
        var bytes = new byte[random.Next(1, 3_000)];
        random.NextBytes(bytes);
        _out.Write(bytes);
    }

    /// <summary>Sends everything, and reads until the other side closes or has said nothing for a while.</summary>
    public async Task SendAsync(TimeSpan quiet)
    {
        try
        {
            var stream = _tcp.GetStream();
            using (var patience = new CancellationTokenSource(Patience))
            {
                await stream.WriteAsync(_out.ToArray(), patience.Token);
            }

            var buffer = new byte[16 * 1024];
            while (true)
            {
                using var silence = new CancellationTokenSource(quiet);
                if (await stream.ReadAsync(buffer, silence.Token) == 0)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // Closed by the other side, or nothing more to hear.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tcp.Dispose();
        _out.Dispose();
    }

    /// <summary>The headers of a gRPC call, none of them compressed (RFC 7541, appendix A has the indexes).</summary>
    private void Begin(string path, byte flags)
    {
        _stream += 2;
        using var block = new MemoryStream();
        block.Write([0x83, 0x86, 0x04]);
        Text(block, path);
        block.WriteByte(0x01);
        Text(block, _authority);
        block.Write([0x0F, 0x10]);
        Text(block, "application/grpc");
        block.WriteByte(0x00);
        Text(block, "te");
        Text(block, "trailers");
        Frame(Headers, flags, _stream, block.ToArray());
    }

    private static void Text(MemoryStream block, string text)
    {
        // Lengths of 127 and more take a second byte; no header here is longer than 254.
        if (text.Length < 127)
        {
            block.WriteByte((byte)text.Length);
        }
        else
        {
            block.Write([127, (byte)(text.Length - 127)]);
        }

        block.Write(Encoding.ASCII.GetBytes(text));
    }

    private void Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[FrameHeader];
        header[0] = (byte)(payload.Length >> 16);
        header[1] = (byte)(payload.Length >> 8);
        header[2] = (byte)payload.Length;
        header[3] = type;
        header[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header[5..], stream);
        _out.Write(header);
        _out.Write(payload);
    }
}
