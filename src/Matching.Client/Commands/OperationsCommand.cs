using System.CommandLine;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>operations</c>: follows work that takes longer than a call may.</summary>
internal static class OperationsCommand
{
    private const int LargestPage = 500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var id = new Argument<string>("id") { Description = "Which operation." };
        return new Command("operations", "Lists, shows, waits for and cancels trainings and publications.")
        {
            List(globals, console),
            Leaf.Create(globals, console, "get", "Shows one as it stands.", [id], async (parsed, service) => await ShowAsync(
                service, console, parsed, globals, await service.Operations.GetOperationAsync(new GetOperationRequest { Name = parsed.GetValue(id)! }, service.CallOptions), wait: false)),
            Leaf.Create(globals, console, "wait", "Waits until one is done, within --timeout.", [id], async (parsed, service) => await ShowAsync(
                service, console, parsed, globals, await service.Operations.GetOperationAsync(new GetOperationRequest { Name = parsed.GetValue(id)! }, service.CallOptions), wait: true)),
            Leaf.Create(globals, console, "cancel", "Asks to cancel one.", [id], async (parsed, service) =>
            {
                await service.Operations.CancelOperationAsync(new CancelOperationRequest { Name = parsed.GetValue(id)! }, service.CallOptions);
                return await ShowAsync(
                    service, console, parsed, globals, await service.Operations.GetOperationAsync(new GetOperationRequest { Name = parsed.GetValue(id)! }, service.CallOptions), wait: false);
            }),
        };
    }

    /// <summary><c>--wait</c>.</summary>
    public static Option<bool> WaitOption() => new("--wait") { Description = "Wait until it is done; --timeout says how long." };

    /// <summary>Shows an operation, once it is done if that is asked for.</summary>
    /// <returns>An exit code: of a failed operation, that the call failed.</returns>
    public static async Task<int> ShowAsync(ServiceConnection service, ClientConsole console, ParseResult parsed, GlobalOptions globals, Operation operation, bool wait)
    {
        while (wait && !operation.Done)
        {
            operation = await service.Operations.WaitOperationAsync(
                new WaitOperationRequest { Name = operation.Name, Timeout = Duration.FromTimeSpan(LongestWait) }, service.CallOptions);
        }

        if (parsed.GetValue(globals.Json))
        {
            JsonOutput.Write(console, JsonOutput.Node(operation));
        }
        else
        {
            Write(console, operation);
        }

        return operation.ResultCase == Operation.ResultOneofCase.Error ? ExitCodes.CallFailed : ExitCodes.Ok;
    }

    private static void Write(ClientConsole console, Operation operation)
    {
        var metadata = operation.Metadata.Unpack<OperationMetadata>();
        console.Out.WriteLine(
            $"{ResourceNames.Id(operation.Name)}  {EnumWords<OperationKind>.Of(metadata.Kind)}  {EnumWords<OperationState>.Of(metadata.State)}{(metadata.Stage.Length > 0 ? $": {metadata.Stage}" : string.Empty)}");
        if (operation.Error is { } error)
        {
            console.Out.WriteLine(error.Message);
        }
        else if (Response(operation) is { } response)
        {
            ResourceText.Write(console, json: false, response);
        }
    }

    private static IMessage? Response(Operation operation) =>
        operation.Response is not { } response ? null
        : response.TryUnpack<TrainModelResponse>(out var trained) ? trained
        : response.TryUnpack<PublishRankingsResponse>(out var published) ? published
        : null;

    private static Command List(GlobalOptions globals, ClientConsole console)
    {
        var top = KeepingOptions.Number("--top", "How many to show.", 20, KeepingOptions.MaxTop);
        return Leaf.Create(globals, console, "list", "Lists them, the newest first.", [top], async (parsed, service) =>
        {
            var rows = await PagedCall.ReadAsync<Operation>(parsed.GetValue(top), LargestPage, async (size, token) =>
            {
                var answer = await service.Operations.ListOperationsAsync(new ListOperationsRequest { PageSize = size, PageToken = token }, service.CallOptions);
                return (answer.Operations, answer.NextPageToken);
            });
            if (parsed.GetValue(globals.Json))
            {
                JsonOutput.Write(console, JsonOutput.Nodes(rows));
                return ExitCodes.Ok;
            }

            var table = new ResultTable(("does", false), ("stands at", false), ("asked for", false), ("id", false));
            foreach (var row in rows)
            {
                var metadata = row.Metadata.Unpack<OperationMetadata>();
                table.Add(
                    EnumWords<OperationKind>.Of(metadata.Kind),
                    EnumWords<OperationState>.Of(metadata.State),
                    metadata.CreateTime?.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
                    ResourceNames.Id(row.Name));
            }

            table.Write(console);
            return ExitCodes.Ok;
        });
    }
}
