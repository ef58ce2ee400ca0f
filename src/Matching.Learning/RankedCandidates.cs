using System.Buffers;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// A whole ranking in rented memory: who asks for a page pays for the lines of that page and not for every candidate. Dispose it when the page
/// is read. One thread at a time.
/// </summary>
public sealed class RankedCandidates : IDisposable
{
    private readonly Catalogue _catalogue;
    private ulong[]? _keys;

    internal RankedCandidates(Catalogue catalogue, ulong[] rentedKeys, int count, int candidateCount) =>
        (_catalogue, _keys, Count, CandidateCount) = (catalogue, rentedKeys, count, candidateCount);

    /// <summary>Institutions of the region, before any filter.</summary>
    public int CandidateCount { get; }

    /// <summary>Those that pass the filter.</summary>
    public int Count { get; }

    /// <summary>The line of a place, 0 for the best: score descending, then id ascending.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public RankedInstitution this[int place]
    {
        get
        {
            var key = Keys[place];
            return new RankedInstitution(_catalogue.Institutions[ScoreKeys.Candidate(key)].Id, ScoreKeys.Score(key));
        }
    }

    /// <summary>Every candidate, best first: <see cref="ScoreKeys"/>.</summary>
    internal ReadOnlySpan<ulong> Keys
    {
        get
        {
            ObjectDisposedException.ThrowIf(_keys is null, this);
            return _keys.AsSpan(0, Count);
        }
    }

    /// <summary>Some lines, in order.</summary>
    /// <param name="offset">Lines to pass over, from 0; may be beyond the last.</param>
    /// <param name="size">Most lines to take, from 0.</param>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public RankedInstitution[] Lines(int offset, int size)
    {
        var keys = Keys[Math.Min(offset, Count)..];
        var lines = new RankedInstitution[Math.Min(size, keys.Length)];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new RankedInstitution(_catalogue.Institutions[ScoreKeys.Candidate(keys[i])].Id, ScoreKeys.Score(keys[i]));
        }

        return lines;
    }

    /// <summary>Natural logarithm of the sum of exp(score) over all lines; see <see cref="ScoreShares.LogSum(IReadOnlyList{RankedInstitution})"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public double LogSum() => ScoreShares.LogSum(Keys);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _keys, null) is { } keys)
        {
            ArrayPool<ulong>.Shared.Return(keys);
        }
    }
}
