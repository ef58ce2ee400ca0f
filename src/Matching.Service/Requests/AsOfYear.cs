using Matching.Learning;

namespace Matching.Service;

/// <summary>The year a request ranks as of.</summary>
internal static class AsOfYear
{
    /// <summary>Refuses a year of which a state's data knows nothing.</summary>
    public static void Check(RequestFields fields, int? year, ServingState state)
    {
        if (year > state.PastRankers.Newest)
        {
            fields.Refuse("as_of", $"is {year}; the data ends before {state.PastRankers.Newest}, so that is the latest that can be asked for. Leave it out for that.");
        }
        else if (year < state.PastRankers.Oldest)
        {
            fields.Refuse("as_of", $"is {year}; nothing was known then: the data begins in {state.PastRankers.Oldest - 1}, so {state.PastRankers.Oldest} is the earliest.");
        }
    }

    /// <summary>Ranks with what was known before a checked year; null for everything.</summary>
    public static Ranker Ranker(ServingState state, int? year, CancellationToken cancellation) =>
        year is { } past && past != state.History.AsOfYear ? state.PastRankers.Before(past, cancellation) : state.Ranker;

    /// <summary>A year as the contract writes it; null when no engagement is known.</summary>
    public static Google.Type.Date? Message(ServingState state, int? year) =>
        state.History.Count == 0 ? null : new Google.Type.Date { Year = year ?? state.History.AsOfYear };
}
