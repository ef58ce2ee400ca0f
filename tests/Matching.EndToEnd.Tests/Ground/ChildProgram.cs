using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Matching.EndToEnd.Tests;

/// <summary>A program started as a user starts it, its output collected line by line.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly SemaphoreSlim _arrived = new(0);

    private ChildProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data, _out);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Standard output so far.</summary>
    public string Out
    {
        get
        {
            lock (_out)
            {
                return _out.ToString();
            }
        }
    }

    /// <summary>Everything written so far, both streams.</summary>
    public string Log => string.Join(Environment.NewLine, _lines);

    /// <summary>Starts a program of the product.</summary>
    public static ChildProgram Start(string project, IReadOnlyDictionary<string, string>? environment, params string[] args) =>
        StartAny("dotnet", Path.GetTempPath(), environment, [Checkout.Program(project), .. args]);

    /// <summary>Starts any program.</summary>
    public static ChildProgram StartAny(string file, string folder, IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        var start = new ProcessStartInfo(file, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProgram(start);
    }

    /// <summary>Runs a program of the product to its end.</summary>
    /// <returns>Its exit code and standard output.</returns>
    public static async Task<(int Code, string Out, string Log)> RunAsync(string project, params string[] args)
    {
        await using var program = Start(project, null, args);
        var code = await program.ExitAsync();
        return (code, program.Out, program.Log);
    }

    /// <summary>Waits for a line that holds a text.</summary>
    public async Task<string> LineAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            Assert.False(_process.HasExited, $"the program ended without saying '{text}':{Environment.NewLine}{Log}");
            await _arrived.WaitAsync(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    /// <summary>Waits for the end.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, by SIGTERM to this one process, as an operator's system does.</summary>
    public async Task TerminateAsync()
    {
        // The shell's own kill: a bare machine has no program of that name.
        await using var kill = StartAny("sh", Path.GetTempPath(), null, "-c", $"kill -TERM {_process.Id}");
        Assert.Equal(0, await kill.ExitAsync());
    }

    /// <summary>Kills this one process (SIGKILL), so that it can put nothing in order, and waits for its end.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        }

        _process.Dispose();
        _arrived.Dispose();
    }

    private void Take(string? line, StringBuilder? into)
    {
        if (line is null)
        {
            return;
        }

        if (into is not null)
        {
            lock (into)
            {
                into.AppendLine(line);
            }
        }

        _lines.Enqueue(line);
        try
        {
            _arrived.Release();
        }
        catch (ObjectDisposedException)
        {
            // The last lines of a program that was killed.
        }
    }
}
