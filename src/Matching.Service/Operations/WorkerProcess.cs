using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Matching.Domain;

namespace Matching.Service;

/// <summary>The process that does the work of one operation: lower priority, half of the processors, and no longer life than its service.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int LinesKept = 40;

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private volatile WorkerMessage? _latest;

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _latest = line.Data is null ? _latest : WorkerMessage.Read(line.Data) ?? _latest;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>The last thing it said; null before it said anything.</summary>
    public WorkerMessage? Latest => _latest;

    /// <summary>How it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines of its standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>Starts the work.</summary>
    /// <exception cref="Win32Exception">The system does not start it.</exception>
    public static WorkerProcess Start(Operation operation, string database, string models)
    {
        var start = OwnProgram.Start(WorkerCommand.Name, operation.Kind.ToString(), "--db", database, "--models", Path.GetFullPath(models), "--by", operation.AskedBy);

        // What trains must not crowd out what serves: the runtime then counts half the processors, and so does OpenMP.
        var processors = Math.Max(1, Environment.ProcessorCount / 2).ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors;
        start.Environment["OMP_NUM_THREADS"] = processors;
        var process = Process.Start(start)!;
        LowerPriority(process);
        var worker = new WorkerProcess(process);
        worker.Say(operation.Request.ReplaceLineEndings(" "));
        return worker;
    }

    /// <summary>Waits for its end and for all it said.</summary>
    public Task EndedAsync() => _process.WaitForExitAsync(CancellationToken.None);

    /// <summary>Asks it to undo what it began and end.</summary>
    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>Ends it at once: what it was writing aside is left aside.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>Threads take the priority of the thread that makes them: set before the runtime has made any, it holds for all.</summary>
    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended at once, or the system does not let us: it sets its own as well.
        }
    }

    private void Say(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended at once; its exit code says why.
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > LinesKept)
            {
                _errors.Dequeue();
            }
        }
    }
}
