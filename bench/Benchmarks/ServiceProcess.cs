using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>The built service on a free loopback port, started, asked once and stopped.</summary>
internal static class ServiceProcess
{
    private const string Said = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Starts the service, asks it one question and stops it.</summary>
    /// <param name="program">The service's assembly.</param>
    /// <param name="arguments">Its options, without the address.</param>
    /// <param name="dataFolder">On Linux, what the service takes for the user's data folder; null leaves the user's own.</param>
    /// <exception cref="WrongResultException">It did not start, or answered nothing.</exception>
    public static double SecondsToFirstAnswer(string program, IReadOnlyList<string> arguments, string? dataFolder)
    {
        var begin = Stopwatch.GetTimestamp();
        return Run(program, arguments, dataFolder, address =>
        {
            Ask(address);
            return Stopwatch.GetElapsedTime(begin).TotalSeconds;
        });
    }

    /// <summary>Starts the service, does something with it and stops it.</summary>
    /// <param name="program">The service's assembly.</param>
    /// <param name="arguments">Its options, without the address.</param>
    /// <param name="dataFolder">On Linux, what the service takes for the user's data folder; null leaves the user's own.</param>
    /// <param name="use">Is given the address.</param>
    /// <exception cref="WrongResultException">It did not start.</exception>
    public static T Run<T>(string program, IReadOnlyList<string> arguments, string? dataFolder, Func<string, T> use)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (dataFolder is not null)
        {
            start.Environment["XDG_DATA_HOME"] = dataFolder;
        }

        using var listening = new ManualResetEventSlim();
        var address = string.Empty;
        using var service = new Process { StartInfo = start };
        service.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Said, StringComparison.Ordinal) is { } at and >= 0)
            {
                address = line.Data[(at + Said.Length)..].Split(' ')[0];
                listening.Set();
            }
        };
        service.ErrorDataReceived += static (_, _) => { };
        service.Start();
        try
        {
            service.BeginOutputReadLine();
            service.BeginErrorReadLine();
            if (!listening.Wait(Patience))
            {
                throw new WrongResultException($"the service did not listen within {Patience}");
            }

            return use(address);
        }
        finally
        {
            // By its own process and nothing else; what it was asked is answered, so nothing is lost.
            service.Kill();
            service.WaitForExit();
        }
    }

    private static void Ask(string address)
    {
        using var channel = GrpcChannel.ForAddress(address);
        try
        {
            var answer = new MatchingService.MatchingServiceClient(channel).RankPartners(
                new RankPartnersRequest { Enterprise = "SE000001", Region = "ZM" },
                new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience));
            if (answer.Partners.Count == 0)
            {
                throw new WrongResultException("the service ranked nobody");
            }
        }
        catch (RpcException error)
        {
            throw new WrongResultException($"the service answered {error.StatusCode}: {error.Status.Detail}");
        }
    }
}
