using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>health</c>: is the service alive, does it take calls, and does the active model answer them?</summary>
internal static class HealthCommand
{
    private const string Models = "matching.models";

    private static readonly string[] Services = ["liveness", "readiness"];

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var command = new Command("health", "Asks whether the service is alive and takes calls, and which model answers.");
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServiceConnection service, bool json, ClientConsole console)
    {
        var document = new JsonObject { ["address"] = service.Address.ToString() };
        var table = new ResultTable(("check", false), ("status", false));
        var serving = true;
        foreach (var name in Services)
        {
            var health = await StatusAsync(service, name);
            serving &= health == "SERVING";
            document[name] = health;
            table.Add(name, health);
        }

        // A refused model is no reason to send calls elsewhere: the last good one answers. So it is told, and the exit code stays.
        var models = await StatusAsync(service, Models);
        document[Models] = models;
        table.Add(Models, models == "NOT_SERVING" ? "DEGRADED" : models);
        var answering = await ServingAsync(service);
        if (answering is not null)
        {
            document["serving"] = JsonOutput.Node(answering);
            table.Add("model", answering.ModelVersion);
        }

        if (json)
        {
            JsonOutput.Write(console, document);
        }
        else
        {
            table.Write(console);
            if (answering is { Degraded: true })
            {
                console.Out.WriteLine($"{answering.ActiveModelVersion} was activated but is refused; {answering.ModelVersion} goes on answering. {answering.DegradedReason}");
            }
        }

        return serving ? ExitCodes.Ok : ExitCodes.Unavailable;
    }

    private static async Task<string> StatusAsync(ServiceConnection service, string name)
    {
        try
        {
            var answer = await service.Health.CheckAsync(new HealthCheckRequest { Service = name }, service.CallOptions);
            return answer.Status switch
            {
                HealthCheckResponse.Types.ServingStatus.Serving => "SERVING",
                HealthCheckResponse.Types.ServingStatus.NotServing => "NOT_SERVING",
                _ => "UNKNOWN",
            };
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return "UNKNOWN";
        }
    }

    /// <summary>What answers at the moment; null from a service too old to say, or not ready.</summary>
    private static async Task<ServingStatus?> ServingAsync(ServiceConnection service)
    {
        try
        {
            return await service.Status.GetServingStatusAsync(new GetServingStatusRequest(), service.CallOptions);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unimplemented or StatusCode.Internal)
        {
            return null;
        }
    }
}
