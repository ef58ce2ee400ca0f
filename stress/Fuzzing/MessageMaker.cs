using System.Collections.Concurrent;
using System.Text;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Matching.Stress.Fuzzing;

/// <summary>Walks a message's descriptor and writes bytes that could be meant.</summary>
internal sealed class MessageMaker(Vocabulary vocabulary)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Block = 2;
    private const int StartGroup = 3;
    private const int EndGroup = 4;
    private const int Fixed32 = 5;
    private const int MostBytes = (4 * 1024 * 1024) + (64 * 1024);

    private readonly ConcurrentDictionary<FieldDescriptor, bool> _required = new();

    private enum Manner
    {
        /// <summary>Only what fields are meant to hold.</summary>
        Tame,

        /// <summary>Also what nobody is meant to send.</summary>
        Wild,

        /// <summary>The same, in texts that are not UTF-8.</summary>
        NotUtf8,
    }

    private static readonly long[] Numbers = [0, 1, -1, 2, 7, 100, 1_000, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, uint.MaxValue];
    private static readonly double[] Reals = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1e-310];
    private static readonly byte[][] NotUtf8 = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x41, 0xFE, 0x41]];

    /// <summary>A message that could be meant.</summary>
    public byte[] Meant(MessageDescriptor type, Random random) => Write(type, random, depth: 0, random.Next(2) == 0 ? Manner.Tame : Manner.Wild);

    /// <summary>The same, but texts are not UTF-8.</summary>
    public byte[] InvalidUtf8(MessageDescriptor type, Random random) => Write(type, random, depth: 0, Manner.NotUtf8);

    /// <summary>One repeated field with very many values; a message without one gets unknown fields instead.</summary>
    public byte[] HugeRepeated(MessageDescriptor type, Random random)
    {
        var writer = new WireWriter();
        writer.Raw(Meant(type, random));
        var repeated = type.Fields.InDeclarationOrder().Where(field => field.IsRepeated).ToList();
        var field = repeated.Count == 0 ? null : repeated[random.Next(repeated.Count)];
        var one = new WireWriter();
        if (field is null)
        {
            one.Tag(random.Next(100, 2_000), Block);
            one.Block(new byte[random.Next(0, 20)]);
        }
        else
        {
            WriteField(one, field, random, depth: 1, Manner.Wild);
        }

        var bytes = one.ToArray();
        for (var count = (int)Math.Pow(10, 2 + (random.NextDouble() * 2.7)); count > 0 && writer.Length + bytes.Length < MostBytes; count--)
        {
            writer.Raw(bytes);
        }

        return writer.ToArray();
    }

    /// <summary>Groups within groups behind a message; the runtime stops at 100.</summary>
    public byte[] DeepNesting(MessageDescriptor type, Random random)
    {
        var writer = new WireWriter();
        writer.Raw(Meant(type, random));
        var depth = (int)Math.Pow(10, 1 + (random.NextDouble() * 3.7));
        for (var level = 0; level < depth; level++)
        {
            writer.Tag(50, StartGroup);
        }

        for (var level = random.Next(2) * depth; level > 0; level--)
        {
            writer.Tag(50, EndGroup);
        }

        return writer.ToArray();
    }

    /// <summary>Turns bits, cuts, doubles and inserts.</summary>
    public static byte[] Mutate(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var at = random.Next(changed.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < changed.Count:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed.RemoveRange(at, random.Next(changed.Count - at + 1));
                    break;
                case 2:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(random.Next(40), changed.Count - at)));
                    break;
                case 3 when at < changed.Count:
                    changed[at] = 0xFF;
                    break;
                default:
                    changed.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. changed];
    }

    private byte[] Write(MessageDescriptor type, Random random, int depth, Manner manner)
    {
        var writer = new WireWriter();
        var presence = 30 + random.Next(70);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var isOneOfMany = field.RealContainingOneof is { } union && random.Next(union.Fields.Count) != 0;
            var share = manner != Manner.Tame ? presence : IsRequired(field) ? 100 : 15;
            if (random.Next(100) >= share || isOneOfMany || depth > 4)
            {
                continue;
            }

            var count = !field.IsRepeated ? 1 : random.Next(8) == 0 ? random.Next(60) : random.Next(4);
            for (; count > 0; count--)
            {
                WriteField(writer, field, random, depth, manner);
            }
        }

        if (random.Next(20) == 0)
        {
            writer.Tag(random.Next(500, 20_000), Fixed64);
            writer.Fixed64(BitConverter.DoubleToUInt64Bits(double.NaN));
        }

        return writer.ToArray();
    }

    private void WriteField(WireWriter writer, FieldDescriptor field, Random random, int depth, Manner manner)
    {
        switch (field.FieldType)
        {
            case FieldType.String or FieldType.Bytes:
                writer.Tag(field.FieldNumber, Block);
                var text = Encoding.UTF8.GetBytes(vocabulary.For(field.Name, random, manner == Manner.Tame));
                writer.Block(manner == Manner.NotUtf8 && random.Next(2) == 0 ? [.. text, .. NotUtf8[random.Next(NotUtf8.Length)]] : text);
                break;
            case FieldType.Message:
                writer.Tag(field.FieldNumber, Block);
                writer.Block(Write(field.MessageType, random, depth + 1, manner));
                break;
            case FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64:
                writer.Tag(field.FieldNumber, Fixed64);
                writer.Fixed64(BitConverter.DoubleToUInt64Bits(Reals[random.Next(Reals.Length)]));
                break;
            case FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32:
                writer.Tag(field.FieldNumber, Fixed32);
                writer.Fixed32(BitConverter.SingleToUInt32Bits((float)Reals[random.Next(Reals.Length)]));
                break;
            default:
                writer.Tag(field.FieldNumber, Varint);
                writer.Varint((ulong)Number(field, random, manner == Manner.Tame));
                break;
        }
    }

    private bool IsRequired(FieldDescriptor field) => _required.GetOrAdd(
        field, static asked => asked.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.Required) == true);

    private static long Number(FieldDescriptor field, Random random, bool isTame) => field switch
    {
        // Nearly every change is only tried, so that the world stays as large as it is.
        { Name: "validate_only" } => random.Next(10) == 0 ? 0 : 1,
        { FieldType: FieldType.Bool } => random.Next(2),
        { FieldType: FieldType.Enum } when isTame || random.Next(6) > 0 => field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number,
        { Name: "year" } when isTame || random.Next(3) > 0 => random.Next(1990, 2030),
        _ when isTame || random.Next(3) > 0 => random.Next(12),
        _ => Numbers[random.Next(Numbers.Length)],
    };
}
