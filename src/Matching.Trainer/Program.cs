using System.CommandLine;
using Matching.Trainer.Commands;

var root = new RootCommand("Imports engagements, trains and judges ranking models, and publishes ranked pages.")
{
    BacktestCommand.Create(),
    ImportCommand.Create(),
    ModelsCommand.Create(),
    PublishCommand.Create(),
    SampleCommand.Create(),
    TrainCommand.Create(),
};

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
