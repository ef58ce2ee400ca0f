using System.CommandLine;
using System.CommandLine.Invocation;
using Matching.Trainer;
using Matching.Trainer.Commands;

var root = new RootCommand("Imports engagements, trains and judges ranking models, and publishes ranked pages.")
{
    BacktestCommand.Create(),
    BacktestExposureCommand.Create(),
    BacktestInvitationsCommand.Create(),
    BackupCommand.Create(),
    ImportCommand.Create(),
    ModelsCommand.Create(),
    PublishCommand.Create(),
    RestoreCommand.Create(),
    SampleCommand.Create(),
    TrainCommand.Create(),
    TuneCommand.Create(),
};

using var stop = new StopSignals();

// The library's own handling of signals begins only once an action awaits; a job runs on this thread and never does.
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
var parse = root.Parse(args);
if (parse.Action is not ParseErrorAction usage)
{
    return await parse.InvokeAsync(configuration, stop.Token);
}

// The error and where to read on, not a page of help that scrolls the error away.
usage.ShowHelp = false;
await parse.InvokeAsync(configuration, stop.Token);
await Console.Error.WriteLineAsync($"{CommonOptions.Path(parse.CommandResult)} --help lists what there is.");
return ExitCodes.Usage;
