using System.Buffers.Binary;
using System.IO.Compression;

namespace Matching.Stress.Fuzzing;

/// <summary>Makes requests: which method, which kind, which bytes. The same seed and number, the same request.</summary>
internal sealed class RequestMaker
{
    private const int FrameHeader = 5;
    private const int MostMessages = 32;
    private const int BombBytes = 48 * 1024 * 1024;

    // Of 1,000 requests; the costly kinds are few.
    private static readonly (FuzzKind Kind, int Share)[] Shares =
    [
        (FuzzKind.Meant, 420), (FuzzKind.Mutated, 330), (FuzzKind.RandomBytes, 60), (FuzzKind.InvalidUtf8, 60), (FuzzKind.BrokenFrame, 60),
        (FuzzKind.Compressed, 30), (FuzzKind.DeepNesting, 25), (FuzzKind.HugeRepeated, 5), (FuzzKind.MetadataFlood, 8), (FuzzKind.Bomb, 2),
    ];

    private readonly MessageMaker _messages;
    private readonly int _seed;
    private readonly IReadOnlyList<FuzzTarget> _targets;
    private readonly int _weight;
    private readonly Lazy<byte[]> _bomb = new(() => Frame(Gzip(new byte[BombBytes]), compressed: true));

    /// <summary>Prepares.</summary>
    public RequestMaker(Vocabulary vocabulary, int seed, IReadOnlyList<FuzzTarget> targets)
    {
        (_messages, _seed, _targets) = (new MessageMaker(vocabulary), seed, targets);
        _weight = targets.Sum(target => target.Weight);
    }

    /// <summary>Makes one.</summary>
    public FuzzRequest Make(long number)
    {
        var random = new Random(HashCode.Combine(_seed, number) & int.MaxValue);

        // Every method once, and then by weight.
        var target = number < _targets.Count ? _targets[(int)number] : Target(random);
        return Kind(random) switch
        {
            FuzzKind.Bomb => new FuzzRequest(number, target, FuzzKind.Bomb, _bomb.Value, 1, IsWellFormed: false) { Encoding = "gzip" },
            FuzzKind.BrokenFrame => new FuzzRequest(number, target, FuzzKind.BrokenFrame, Broken(_messages.Meant(target.Method.InputType, random), random), 1, IsWellFormed: false),
            FuzzKind.MetadataFlood => new FuzzRequest(number, target, FuzzKind.MetadataFlood, Frame(_messages.Meant(target.Method.InputType, random)), 1, IsWellFormed: false)
            {
                Headers = Flood(random),
            },
            var kind => Framed(number, target, kind, random),
        };
    }

    private FuzzRequest Framed(long number, FuzzTarget target, FuzzKind kind, Random random)
    {
        var count = target.Method.IsClientStreaming && kind != FuzzKind.HugeRepeated ? random.Next(1, MostMessages) : 1;
        var isWellFormed = true;
        using var body = new MemoryStream();
        var messages = 0;

        // Behind a message that cannot be read nothing is read.
        while (messages < count && isWellFormed)
        {
            messages++;
            var message = Message(kind, target, random);
            isWellFormed &= kind is FuzzKind.Meant or FuzzKind.Compressed || target.CanRead(message);
            body.Write(kind == FuzzKind.Compressed ? Frame(Gzip(message), compressed: true) : Frame(message));
        }

        return new FuzzRequest(number, target, kind, body.ToArray(), messages, isWellFormed && body.Length < Limit)
        {
            Encoding = kind == FuzzKind.Compressed ? "gzip" : null,
            DeadlineMilliseconds = target.Method.Name == "WaitOperation" ? 100 : 20_000,
        };
    }

    /// <summary>Above the service's own limit for a message the framework refuses it.</summary>
    private const int Limit = 4 * 1024 * 1024;

    private byte[] Message(FuzzKind kind, FuzzTarget target, Random random)
    {
        var type = target.Method.InputType;
        switch (kind)
        {
            case FuzzKind.RandomBytes:
                var bytes = new byte[random.Next(400)];
                random.NextBytes(bytes);
                return bytes;
            case FuzzKind.Mutated:
                return MessageMaker.Mutate(_messages.Meant(type, random), random);
            case FuzzKind.InvalidUtf8:
                return _messages.InvalidUtf8(type, random);
            case FuzzKind.DeepNesting:
                return _messages.DeepNesting(type, random);
            case FuzzKind.HugeRepeated:
                return _messages.HugeRepeated(type, random);
            default:
                return _messages.Meant(type, random);
        }
    }

    private FuzzTarget Target(Random random)
    {
        var at = random.Next(_weight);
        return _targets.First(target => (at -= target.Weight) < 0);
    }

    private static FuzzKind Kind(Random random)
    {
        var at = random.Next(1_000);
        return Shares.First(share => (at -= share.Share) < 0).Kind;
    }

    private static byte[] Broken(byte[] message, Random random)
    {
        var frame = Frame(message);
        switch (random.Next(7))
        {
            case 0:
                return frame[..random.Next(frame.Length)];
            case 1:
                return [.. frame, .. frame];
            case 2:
                return [.. frame, .. frame[..random.Next(FrameHeader)]];
            case 3:
                frame[0] = (byte)random.Next(1, 256);
                return frame;
            case 4:
                BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)random.NextInt64(uint.MaxValue));
                return frame;
            case 5:
                return [];
            default:
                return [0, 0, 0, 0, 0, .. frame];
        }
    }

    private static List<(string Name, string Value)> Flood(Random random) => random.Next(4) switch
    {
        0 => [.. Enumerable.Range(0, random.Next(50, 400)).Select(i => ($"x-flood-{i}", "v"))],
        1 => [("x-long", new string('v', random.Next(1_000, 60_000)))],
        2 => [("x-request-id", new string('r', random.Next(1, 300))), ("x-odd-bin", "!!! not base64 !!!"), ("grpc-accept-encoding", "identity,gzip,none,none,none")],
        _ => [("grpc-encoding", "snappy"), ("x-empty", string.Empty), ("authorization", "Bearer " + new string('a', random.Next(10, 2_000))), ("x-api-key", "nobody's")],
    };

    private static byte[] Frame(byte[] message, bool compressed = false)
    {
        var frame = new byte[FrameHeader + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, FrameHeader);
        return frame;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
