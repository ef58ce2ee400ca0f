using System.Buffers.Binary;

namespace Matching.Store;

/// <summary>The first lines of a published page in the form they are stored in, which is read line by line without making anything of it.</summary>
public readonly struct PageHead
{
    private const int FirstLine = PageFormat.HeaderLength;

    // Of a line: score, length of the id, the id. Ids of up to this many characters fit into what is read of a page.
    private const int UsualId = 24;

    private readonly byte[] _bytes;

    internal PageHead(byte[] bytes) => _bytes = bytes;

    /// <summary>How many candidates were ranked.</summary>
    public int CandidateCount => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(1));

    /// <summary>How many lines the whole page has.</summary>
    public int LineCount => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(5));

    /// <summary>Before the first line.</summary>
    public static int Start => FirstLine;

    /// <summary>Reads a line.</summary>
    /// <param name="place">Where it begins; moved to the next.</param>
    /// <param name="id">The institution's id, ASCII.</param>
    /// <param name="score">Its score.</param>
    /// <returns>False when no whole line is left.</returns>
    public bool TryRead(ref int place, out ReadOnlySpan<byte> id, out float score)
    {
        id = default;
        score = 0;
        var rest = _bytes.AsSpan(place);
        if (rest.Length < PageFormat.LineOverhead || rest.Length < PageFormat.LineOverhead + rest[4])
        {
            return false;
        }

        score = BinaryPrimitives.ReadSingleLittleEndian(rest);
        id = rest.Slice(PageFormat.LineOverhead, rest[4]);
        place += PageFormat.LineOverhead + id.Length;
        return true;
    }

    internal static int LengthOf(int lines) => FirstLine + (lines * (PageFormat.LineOverhead + UsualId));

    /// <summary>Whether these are the beginning of a page and as many lines as asked for, or all there are.</summary>
    internal bool Holds(int lines)
    {
        if (_bytes.Length < FirstLine || _bytes[0] != PageFormat.Version || CandidateCount < 0 || LineCount < 0)
        {
            return false;
        }

        var place = FirstLine;
        for (var line = 0; line < Math.Min(lines, LineCount); line++)
        {
            if (!TryRead(ref place, out var id, out _) || !Domain.IdentifierRules.IsValid(id))
            {
                return false;
            }
        }

        return true;
    }
}
