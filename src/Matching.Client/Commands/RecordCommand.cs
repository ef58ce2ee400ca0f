using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>record</c>: what became of a ranking.</summary>
internal static class RecordCommand
{
    /// <summary>Events sent in one batch.</summary>
    private const int BatchSize = 1000;

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var it = new EventOptions();
        var file = new Option<string?>("--file") { Description = "Record every event of a file instead: one MatchEvent as JSON a line; - is standard input.", HelpName = "FILE" };
        file.Validators.Add(RecordFile.MustExist);
        var command = Leaf.Create(
            globals, console, "record", "Records what happened with a ranked institution; safe to repeat with the same --event-id.",
            [.. it.All, file], async (parsed, service) =>
            {
                var answer = parsed.GetValue(file) is { } path ? await StreamAsync(service, path) : await OneAsync(service, it.Read(parsed, service));
                if (parsed.GetValue(globals.Json))
                {
                    JsonOutput.Write(console, JsonOutput.Node(answer));
                }
                else
                {
                    console.Out.WriteLine($"{answer.RecordedCount} recorded, {answer.RepeatedCount} were there before.");
                }

                return ExitCodes.Ok;
            });
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is null && (result.GetResult(it.Kind) is null || result.GetResult(it.Institution) is null))
            {
                result.AddError("Say what happened with --kind and --institution, or name a file of events with --file.");
            }
        });
        return command;
    }

    private static async Task<StreamEventsResponse> OneAsync(ServiceConnection service, MatchEvent happened)
    {
        var answer = await service.Feedback.RecordEventsAsync(new RecordEventsRequest { Events = { happened } }, service.CallOptions);
        return new StreamEventsResponse { RecordedCount = answer.RecordedCount, RepeatedCount = answer.RepeatedCount };
    }

    private static async Task<StreamEventsResponse> StreamAsync(ServiceConnection service, string path)
    {
        using var call = service.Feedback.StreamEvents(service.CallOptions);
        try
        {
            foreach (var batch in RecordFile.Read<MatchEvent>(path).Chunk(BatchSize))
            {
                await call.RequestStream.WriteAsync(new StreamEventsRequest { Events = { batch } });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The service refused the stream before its end: why, the response says.
        }

        return await call.ResponseAsync;
    }

    private sealed class EventOptions
    {
        private readonly Option<string?> _enterprise = Text("--enterprise", "Who; needed without --token.", "ENTERPRISE");
        private readonly Option<string?> _token = Text("--token", "The attribution_token of the answer that ranked it: rank --json shows it.", "TOKEN");
        private readonly Option<string?> _sector = Text("--sector", "The field; needed from accepted on where the ranking named none.", "SECTOR");
        private readonly Option<string?> _region = Text("--region", "The region that was asked about.", "REGION");
        private readonly Option<string?> _eventId = Text("--event-id", "Yours, so that a repeat is recognised. Default: a new UUID.", "ID");
        private readonly Option<string?> _reason = Text("--reason", "Why it was declined.", "REASON");
        private readonly Option<string?> _note = Text("--note", "A remark for the pipeline.", "TEXT");
        private readonly Option<int> _position = new("--position") { Description = "Where it was displayed, from 1.", HelpName = "N" };
        private readonly Option<Timestamp?> _time = KeepingOptions.Moment("--time", "When it happened. Default: now.");

        public EventOptions()
        {
            Kind.AcceptOnlyFromAmong([.. EnumWords<MatchEventKind>.All]);
            _reason.AcceptOnlyFromAmong([.. EnumWords<DeclineReason>.All]);
        }

        public Option<string?> Kind { get; } = Text("--kind", "What happened.", "KIND");

        public Option<string?> Institution { get; } = Text("--institution", "With whom: its id.", "INSTITUTION");

        public IEnumerable<Symbol> All => [Kind, Institution, _token, _enterprise, _sector, _region, _eventId, _time, _position, _reason, _note];

        public MatchEvent Read(ParseResult parsed, ServiceConnection service) => new()
        {
            EventId = parsed.GetValue(_eventId) ?? service.NewId(),
            Kind = EnumWords<MatchEventKind>.Parse(parsed.GetValue(Kind)),
            Institution = parsed.GetValue(Institution) ?? string.Empty,
            AttributionToken = parsed.GetValue(_token) ?? string.Empty,
            Enterprise = parsed.GetValue(_enterprise) ?? string.Empty,
            Sector = parsed.GetValue(_sector) ?? string.Empty,
            Region = parsed.GetValue(_region) ?? string.Empty,
            EventTime = parsed.GetValue(_time),
            Position = parsed.GetValue(_position),
            DeclineReason = EnumWords<DeclineReason>.Parse(parsed.GetValue(_reason)),
            Note = parsed.GetValue(_note) ?? string.Empty,
        };

        private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };
    }
}
