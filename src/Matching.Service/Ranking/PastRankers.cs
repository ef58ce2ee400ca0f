using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Ranks with what was known in earlier years. A history is built once and a few are kept; one is built at a time, so that no number of
/// calls costs more memory than <see cref="Kept"/> histories. Thread-safe.
/// </summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="log">Every engagement.</param>
/// <param name="model">What scores.</param>
/// <param name="newest">The year the data's own history stands at.</param>
/// <param name="at">Institutions whose validity ended by then are not ranked, in whatever year.</param>
internal sealed class PastRankers(Catalogue catalogue, EngagementLog log, RankingModel model, int newest, DateTimeOffset at)
{
    /// <summary>How many histories are kept at most: those built last.</summary>
    public const int Kept = 4;

    /// <summary>How many engagements the histories kept may hold together, 24 bytes each; one history is kept however many it holds.</summary>
    public const int MostEngagements = 8_000_000;

    private readonly Lock _building = new();
    private volatile IReadOnlyList<(int Year, Ranker Ranker)> _kept = [];

    /// <summary>The year the data's own history stands at: no later one can be asked for.</summary>
    public int Newest => newest;

    /// <summary>The earliest year with anything known before it; later than <see cref="Newest"/> when there are no engagements.</summary>
    public int Oldest => log.FirstYear + 1;

    /// <summary>A ranker that knows the engagements before a year.</summary>
    /// <param name="year">From <see cref="Oldest"/> to <see cref="Newest"/>.</param>
    /// <param name="cancellation">Looked at before a history is built.</param>
    public Ranker Before(int year, CancellationToken cancellation)
    {
        if (Find(year) is { } known)
        {
            return known;
        }

        lock (_building)
        {
            if (Find(year) is { } built)
            {
                return built;
            }

            cancellation.ThrowIfCancellationRequested();
            var ranker = new Ranker(catalogue, EngagementHistory.Before(catalogue, log, year), model, at);
            _kept = [(year, ranker), .. _kept.Take(Math.Min(Kept, MostEngagements / Math.Max(1, log.Count)) - 1)];
            return ranker;
        }
    }

    private Ranker? Find(int year)
    {
        foreach (var (known, ranker) in _kept)
        {
            if (known == year)
            {
                return ranker;
            }
        }

        return null;
    }
}
