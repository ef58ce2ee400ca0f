using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Health.V1;

namespace Matching.Client;

/// <summary><c>health</c>: is the service alive, and does it take calls?</summary>
internal static class HealthCommand
{
    private static readonly string[] Services = ["liveness", "readiness"];

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var command = new Command("health", "Asks whether the service is alive and takes calls.");
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
            var status = await StatusAsync(service, name);
            serving &= status == "SERVING";
            document[name] = status;
            table.Add(name, status);
        }

        if (json)
        {
            JsonOutput.Write(console, document);
        }
        else
        {
            table.Write(console);
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
}
