using System.CommandLine;
using Grpc.Core;

namespace Matching.Client;

/// <summary>Runs a command's calls and turns what goes wrong into one message and an exit code.</summary>
internal static class CommandRun
{
    public static async Task<int> WithServiceAsync(
        ParseResult parsed,
        GlobalOptions globals,
        ClientConsole console,
        Func<ServiceConnection, Task<int>> command,
        CancellationToken cancellation)
    {
        var timeout = TimeSpan.FromSeconds(parsed.GetValue(globals.Timeout));
        using var connection = new ServiceConnection(new Uri(parsed.GetValue(globals.Address)!), timeout, TimeProvider.System, cancellation);
        try
        {
            return await command(connection);
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (BadRecordException exception)
        {
            await console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Usage;
        }
        catch (RpcException exception)
        {
            var failure = CallFailure.Of(exception, connection.Address, timeout);
            await console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
    }
}
