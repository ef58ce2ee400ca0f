using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Matching.Domain;
using Matching.Jobs;

namespace Matching.Service;

/// <summary>
/// <c>work</c>, hidden: what the process of an operation runs. Its first line of standard input is the request as JSON; the end of
/// standard input means stop, so that it never outlives the service that began it. It writes <see cref="WorkerMessage"/> lines.
/// </summary>
internal static class WorkerCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "work";

    public static Command Create()
    {
        var db = new Option<string>("--db") { Required = true };
        var models = new Option<string>("--models") { Required = true };
        var by = new Option<string>("--by") { DefaultValueFactory = _ => string.Empty };
        var kind = new Argument<OperationKind>("kind");
        var command = new Command(Name, "Does the work of one operation; the service starts it.") { kind, db, models, by };
        command.Hidden = true;
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(kind), parsed.GetRequiredValue(db), parsed.GetRequiredValue(models), parsed.GetValue(by)!));
        return command;
    }

    private static async Task<int> RunAsync(OperationKind kind, string database, string models, string by)
    {
        LowerPriority();

        // Ctrl-C in a terminal reaches this process too; when to stop is the service's to say.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        using var stop = new CancellationTokenSource();
        var request = await Console.In.ReadLineAsync(CancellationToken.None) ?? string.Empty;
        _ = Task.Run(() => CancelAtEndOfInput(stop), CancellationToken.None);
        try
        {
            var result = OperationWork.Run(kind, request, database, models, by, new LineProgress(), stop.Token);
            Say(new WorkerMessage { Result = result });
            return ServiceCommandLine.Ok;
        }
        catch (Exception exception)
        {
            var reason = OperationReasons.Of(exception);
            if (reason is ErrorReasons.Internal or OperationReasons.StorageFailed)
            {
                await Console.Error.WriteLineAsync(exception.ToString());
            }

            Say(new WorkerMessage { Reason = reason, Message = OperationReasons.PublicTextOf(reason) ?? exception.Message });
            return ServiceCommandLine.CannotStart;
        }
    }

    private static void CancelAtEndOfInput(CancellationTokenSource stop)
    {
        while (Console.In.ReadLine() is not null)
        {
            // Nothing more is said on it.
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work had ended.
        }
    }

    private static void LowerPriority()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // The system does not let it: the work goes on at the priority it has.
        }
    }

    private static void Say(WorkerMessage message)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(message.Write());
            Console.Out.Flush();
        }
    }

    private sealed class LineProgress : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => Say(new WorkerMessage { Stage = value.Stage, Progress = value.Done });
    }
}
