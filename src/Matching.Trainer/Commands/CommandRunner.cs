using System.CommandLine;
using Matching.Domain;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary>Runs a command's work and turns every expected failure into one line on standard error and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Gives a command its work.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, int> work)
    {
        command.SetAction((parse, cancellationToken) => Task.FromResult(Run(() => work(parse, cancellationToken))));
        return command;
    }

    private static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was changed.");
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>Failures that a user causes and can mend; anything else is a defect and shows its stack.</summary>
    private static bool IsExpected(Exception exception) => exception
        is StoreException or InterchangeException or BadRowException or ImportRowException or NoQueriesException or NoActiveModelException or NotEnoughHistoryException
        or ModelDamagedException or UnknownResourceException or InvalidIdentifierException or NoPreviousModelException or GateRefusedException or TrainingBusyException
        or IOException or UnauthorizedAccessException;
}
