using System.Globalization;
using Google.Protobuf.Collections;
using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Reads a batch of events of the contract and records it, all or none.</summary>
internal sealed class EventBatch(MatchingStore store, LimitOptions limits, ServingStates states, AttributionTokens tokens, ServingSignal signal, TimeProvider time) : IDisposable
{
    /// <summary>Largest position that can be told.</summary>
    public const int MaxPosition = 10_000;

    /// <summary>How far a caller's clock may be ahead.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Batches wait for each other here and not for the store's writer, where each would hold a thread.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Records a batch; on return it is on the disk.</summary>
    /// <param name="given">The events.</param>
    /// <param name="path">The field they stand in, for error messages: <c>events</c>.</param>
    /// <param name="by">Who records them, for the audit log.</param>
    /// <param name="cancellation">Gives up before anything is written.</param>
    /// <returns>How many were new, and how many recorded before.</returns>
    /// <exception cref="InvalidRequestException">Names everything wrong with every event; nothing was recorded.</exception>
    /// <exception cref="StoreBusyException">An import, or other batches, go on.</exception>
    public async Task<(int Recorded, int Repeated)> RecordAsync(RepeatedField<V1.MatchEvent> given, string path, AuditOrigin by, CancellationToken cancellation)
    {
        var fields = new RequestFields();
        if (given.Count == 0 || given.Count > limits.BatchEvents)
        {
            fields.Refuse(path, $"holds {given.Count} events; 1 to {limits.BatchEvents} are allowed.");
            fields.ThrowIfRefused();
        }

        var now = time.GetUtcNow();
        var events = new List<MatchEvent>(given.Count);
        for (var i = 0; i < given.Count; i++)
        {
            if (Read(fields, PathOf(path, i), given[i], now) is { } item)
            {
                events.Add(item);
            }
        }

        fields.ThrowIfRefused();
        var result = await AppendAsync(events, by, now, cancellation);
        foreach (var fault in result.Faults)
        {
            fields.Refuse($"{PathOf(path, fault.Index)}.{fault.Column}", fault.Reason);
        }

        fields.ThrowIfRefused();
        return (result.Added, given.Count - result.Added);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<AppendResult> AppendAsync(List<MatchEvent> events, AuditOrigin by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await _turn.WaitAsync(StoreOptions.DefaultBusyTimeout, cancellation))
        {
            throw new StoreBusyException(store.Path, "other batches of events wait for it");
        }

        try
        {
            var result = store.Events.Append(events, by, now);
            if (result.DataRevision is not null)
            {
                signal.Set();
            }

            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    private MatchEvent? Read(RequestFields fields, string path, V1.MatchEvent given, DateTimeOffset now)
    {
        var before = fields.RefusedCount;
        var id = fields.Id($"{path}.event_id", given.EventId, "events", "A UUID is one.");
        var kind = Kind(fields, $"{path}.kind", given.Kind);
        var institution = fields.Id($"{path}.institution", given.Institution, ResourceName.Institutions, string.Empty);
        var attribution = ReadToken(fields, path, given, institution);
        var query = new EventQuery(fields, path, states.Current.Catalogue, store.Catalogue).Read(given, attribution, institution, kind);
        var at = At(fields, $"{path}.event_time", given.EventTime, now);
        if (given.Position is < 0 or > MaxPosition)
        {
            fields.Refuse($"{path}.position", $"is {given.Position}; 1 to {MaxPosition}, or 0 for the rank in the ranking.");
        }

        var reason = Reason(fields, $"{path}.decline_reason", given.DeclineReason, kind);
        if (given.Note.Length > MatchEvent.MaxNoteLength)
        {
            fields.Refuse($"{path}.note", $"is {given.Note.Length} characters long; at most {MatchEvent.MaxNoteLength} are allowed.");
        }

        return fields.RefusedCount > before || query is null
            ? null
            : new MatchEvent(
                new Domain.EventId(id!),
                kind,
                query.Enterprise,
                new InstitutionId(institution!),
                query.Sector,
                query.Region,
                at,
                given.Position > 0 ? given.Position : attribution?.RankOf(new InstitutionId(institution!)),
                attribution?.ModelVersion ?? string.Empty)
            {
                DeclineReason = reason,
                Note = given.Note,
                Generation = attribution?.Generation,
                DataRevision = attribution?.DataRevision,
            };
    }

    private Attribution? ReadToken(RequestFields fields, string path, V1.MatchEvent given, string? institution)
    {
        if (given.AttributionToken.Length == 0)
        {
            return null;
        }

        var attribution = tokens.Read(given.AttributionToken);
        if (attribution is null)
        {
            fields.Refuse($"{path}.attribution_token", "is not a token a service of this store made. Give the attribution_token of the answer as it came.");
        }
        else if (institution is not null && attribution.RankOf(new InstitutionId(institution)) is null)
        {
            fields.Refuse($"{path}.institution", $"'{institution}' was not on the page of this attribution_token. Give the token of the page it stood on, or none.");
        }

        return attribution;
    }

    private static MatchEventKind Kind(RequestFields fields, string field, V1.MatchEventKind given)
    {
        if (given == V1.MatchEventKind.Unspecified || !Enum.IsDefined(given))
        {
            fields.Refuse(field, given == V1.MatchEventKind.Unspecified ? "is required." : $"{(int)given} is not a kind of event.");
            return MatchEventKind.Unspecified;
        }

        return (MatchEventKind)given;
    }

    private static DeclineReason Reason(RequestFields fields, string field, V1.DeclineReason given, MatchEventKind kind)
    {
        if (!Enum.IsDefined(given))
        {
            fields.Refuse(field, $"{(int)given} is not a reason.");
        }
        else if (kind == MatchEventKind.Declined && given == V1.DeclineReason.Unspecified)
        {
            fields.Refuse(field, "is required when kind is MATCH_EVENT_KIND_DECLINED; DECLINE_REASON_OTHER will do.");
        }
        else if (kind != MatchEventKind.Declined && kind != MatchEventKind.Unspecified && given != V1.DeclineReason.Unspecified)
        {
            fields.Refuse(field, "is only for kind MATCH_EVENT_KIND_DECLINED.");
        }

        return (DeclineReason)given;
    }

    private static DateTimeOffset At(RequestFields fields, string field, Google.Protobuf.WellKnownTypes.Timestamp? given, DateTimeOffset now)
    {
        if (given is null)
        {
            return now;
        }

        // A Timestamp of the wire may hold any numbers; its own conversion throws for those out of range.
        var seconds = given.Seconds;
        if (seconds < Earliest.ToUnixTimeSeconds() || seconds > (now + ClockSkew).ToUnixTimeSeconds() || given.Nanos is < 0 or > 999_999_999)
        {
            fields.Refuse(field, string.Create(
                CultureInfo.InvariantCulture, $"is not between {Earliest:yyyy-MM-dd} and {ClockSkew.TotalMinutes:0} minutes after now ({now:yyyy-MM-ddTHH:mm:ssZ})."));
            return now;
        }

        return given.ToDateTimeOffset();
    }

    private static string PathOf(string path, int index) => $"{path}[{index}]";
}
