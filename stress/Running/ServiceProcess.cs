using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Matching.Stress.Running;

/// <summary>The built service as a process of its own on a free loopback port; ended when disposed.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private const string Said = "Listening on ";
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process) => _process = process;

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>What it wrote so far.</summary>
    public ServiceLog Log { get; } = new();

    /// <summary>Where it listens, once it does; fails when it ends before.</summary>
    public Task<string> ListeningAsync() => _listening.Task.WaitAsync(Patience);

    /// <summary>Starts the service and returns at once.</summary>
    /// <param name="arguments">Its options, without the address.</param>
    public static ServiceProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Program("Matching.Service"), .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        service._process.OutputDataReceived += (_, line) => service.Hear(line.Data);
        service._process.ErrorDataReceived += (_, line) => service.Hear(line.Data);
        service._process.Exited += (_, _) => service._listening.TrySetException(new ServiceEndedException(service.Log));
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Starts the service over a world and waits until it listens.</summary>
    public static async Task<ServiceProcess> StartAsync(string database, string models, params IEnumerable<string> more)
    {
        var service = Start(["--db", database, "--models", models, .. more]);
        try
        {
            await service.ListeningAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Memory it holds now, in bytes; 0 where the system does not say.</summary>
    public long ResidentBytes()
    {
        try
        {
            var line = File.ReadLines($"/proc/{Id}/status").FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Ends it at once (SIGKILL), so that it can put nothing in order.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
    }

    /// <summary>Asks it to stop (SIGTERM), as an operator's system does.</summary>
    public void AskToStop()
    {
        if (OperatingSystem.IsWindows() || Kill(Id, Terminate) != 0)
        {
            throw new InvalidOperationException($"SIGTERM could not be sent to process {Id}.");
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        Log.Add(line);
        if (line.IndexOf(Said, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(line[(at + Said.Length)..].Split(' ')[0]);
        }
    }
}
