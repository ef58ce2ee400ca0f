using Matching.Domain;

namespace Matching.Store;

/// <summary>An event and where it stands in the log.</summary>
/// <param name="Position">Rises with each event recorded; read on from the last one seen.</param>
/// <param name="Event">The event; its time to the microsecond, UTC.</param>
public sealed record RecordedEvent(long Position, MatchEvent Event);
