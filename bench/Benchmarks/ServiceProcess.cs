using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>The built service on a free loopback port, as a process of its own; ended when disposed.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Said = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _service;

    private ServiceProcess(Process service) => _service = service;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The most memory it ever held resident, in MB (10^6 bytes); where <see cref="PeakMemory.IsKnown"/>.</summary>
    public double PeakMegabytes => PeakMemory.Parse(File.ReadLines($"/proc/{_service.Id}/status"));

    /// <summary>Starts the service, asks it one question and stops it.</summary>
    /// <param name="program">The service's assembly.</param>
    /// <param name="arguments">Its options, without the address.</param>
    /// <param name="dataFolder">On Linux, what the service takes for the user's data folder; null leaves the user's own.</param>
    /// <exception cref="WrongResultException">It did not start, or answered nothing.</exception>
    public static double SecondsToFirstAnswer(string program, IReadOnlyList<string> arguments, string? dataFolder)
    {
        var begin = Stopwatch.GetTimestamp();
        using var service = Start(program, arguments, dataFolder);
        Ask(service.Address);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Starts the service and waits until it listens.</summary>
    /// <param name="program">The service's assembly.</param>
    /// <param name="arguments">Its options, without the address.</param>
    /// <param name="dataFolder">On Linux, what the service takes for the user's data folder; null leaves the user's own.</param>
    /// <exception cref="WrongResultException">It did not start.</exception>
    public static ServiceProcess Start(string program, IReadOnlyList<string> arguments, string? dataFolder) =>
        StartProgram(program, [.. arguments, "--urls", "http://127.0.0.1:0"], dataFolder);

    /// <summary>Starts a program that says where it listens as the service does, asks it one question and stops it.</summary>
    /// <param name="program">Its assembly.</param>
    /// <exception cref="WrongResultException">It did not start, or answered nothing.</exception>
    public static double SecondsToFirstAnswer(string program)
    {
        var begin = Stopwatch.GetTimestamp();
        using var service = StartProgram(program, [], dataFolder: null);
        Ask(service.Address);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Waits for its first answer.</summary>
    /// <exception cref="WrongResultException">It answered nothing.</exception>
    public void Ask() => Ask(Address);

    private static ServiceProcess StartProgram(string program, IReadOnlyList<string> arguments, string? dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
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
        var service = new ServiceProcess(new Process { StartInfo = start });
        service._service.OutputDataReceived += (_, line) => service.Hear(line.Data, listening);
        service._service.ErrorDataReceived += static (_, _) => { };
        service._service.Start();
        try
        {
            service._service.BeginOutputReadLine();
            service._service.BeginErrorReadLine();
            return listening.Wait(Patience) ? service : throw new WrongResultException($"the service did not listen within {Patience}");
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // By its own process and those it started; what it was asked is answered, so nothing is lost.
        _service.Kill(entireProcessTree: true);
        _service.WaitForExit();
        _service.Dispose();
    }

    private void Hear(string? line, ManualResetEventSlim listening)
    {
        if (Address.Length == 0 && line?.IndexOf(Said, StringComparison.Ordinal) is { } at and >= 0)
        {
            Address = line[(at + Said.Length)..].Split(' ')[0];
            listening.Set();
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
