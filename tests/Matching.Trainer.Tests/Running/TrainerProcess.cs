using System.Diagnostics;
using System.Text;

namespace Matching.Trainer.Tests;

/// <summary>The built trainer as a child process, with its output piped. Every wait has a time-out, and disposing ends the process.</summary>
public sealed class TrainerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly StringBuilder _error = new();

    private TrainerProcess(string workingFolder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Matching.Trainer.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the trainer.</summary>
    public static TrainerProcess Start(string workingFolder, params string[] arguments) => new(workingFolder, arguments);

    /// <summary>Runs the trainer to its end.</summary>
    public static async Task<TrainerRun> RunAsync(string workingFolder, params string[] arguments)
    {
        using var process = Start(workingFolder, arguments);
        return await process.FinishAsync();
    }

    /// <summary>Waits for a line of standard error that holds some words.</summary>
    public async Task WaitForAsync(string words)
    {
        while (await NextLineAsync() is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"the trainer ended without saying '{words}':\n{_error}");
    }

    /// <summary>Whether it was started with SIGINT ignored, as a shell does with what it puts in the background; it then goes on ignoring it.</summary>
    public bool IgnoresInterrupt()
    {
        const ulong Interrupt = 1UL << 1;
        var status = $"/proc/{Id}/status";
        var ignored = File.Exists(status) ? File.ReadLines(status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : "0";
        return (Convert.ToUInt64(ignored[(ignored.LastIndexOfAny([' ', '\t']) + 1)..], 16) & Interrupt) != 0;
    }

    /// <summary>Sends SIGINT, SIGTERM or SIGKILL.</summary>
    public async Task SignalAsync(string signal)
    {
        // The shell's own kill: a bare machine has no program of that name.
        using var kill = Process.Start("sh", ["-c", $"kill -s {signal} {Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<TrainerRun> FinishAsync()
    {
        while (await NextLineAsync() is not null)
        {
            // Read to the end, so that the child never waits for a full pipe.
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new TrainerRun(_process.ExitCode, await _output.WaitAsync(Patience), _error.ToString());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task<string?> NextLineAsync()
    {
        var line = await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        if (line is not null)
        {
            _error.Append(line).Append('\n');
        }

        return line;
    }
}
