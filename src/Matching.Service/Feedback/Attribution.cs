using System.Numerics;
using System.Text;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Which answer an event follows: what its attribution token says.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="ModelVersion">What ranked.</param>
/// <param name="Generation">The published generation the answer was read from; null when it was ranked live.</param>
/// <param name="DataRevision">The state of the data that was ranked.</param>
/// <param name="FirstRank">The rank of the page's first institution, from 1.</param>
/// <param name="Marks">A mark of each institution of the page, in order.</param>
internal sealed record Attribution(RankQuery Query, string ModelVersion, long? Generation, long DataRevision, int FirstRank, IReadOnlyList<uint> Marks)
{
    /// <summary>Names one page of an answer.</summary>
    public static Attribution Of(RankQuery query, ServingState state, RankedAnswer answer, int firstRank) => new(
        query, state.Model.Version, answer.Generation?.Number, state.DataRevision, firstRank, [.. answer.Items.Select(item => MarkOf(item.Institution))]);

    /// <summary>Where an institution stood, from 1; null when it was not on the page.</summary>
    /// <remarks>
    /// By four bytes for each institution: about one page of 200 in 200,000 holds two with the same mark, and then the better rank counts for
    /// both. Whole ids would make the token three times as long.
    /// </remarks>
    public int? RankOf(InstitutionId institution)
    {
        var mark = MarkOf(institution);
        for (var i = 0; i < Marks.Count; i++)
        {
            if (Marks[i] == mark)
            {
                return FirstRank + i;
            }
        }

        return null;
    }

    /// <summary>The mark of an institution: CRC-32C of its id, the same in every process, and ids that differ in up to four neighbouring characters never share one.</summary>
    public static uint MarkOf(InstitutionId institution)
    {
        Span<byte> bytes = stackalloc byte[IdentifierRules.MaxLength];
        return MarkOf(bytes[..Encoding.ASCII.GetBytes(institution.Value, bytes)]);
    }

    /// <summary>The mark of an institution by its id in ASCII.</summary>
    public static uint MarkOf(ReadOnlySpan<byte> id)
    {
        var mark = uint.MaxValue;
        foreach (var value in id)
        {
            mark = BitOperations.Crc32C(mark, value);
        }

        return mark;
    }
}
