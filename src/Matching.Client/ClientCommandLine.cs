using System.CommandLine;

namespace Matching.Client;

/// <summary>The program: its commands and what each exits with.</summary>
public static class ClientCommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="cancellation">Cancels the running call.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ClientConsole console, CancellationToken cancellation)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand("Asks the matching service whom an enterprise should meet first.")
        {
            RankCommand.Create(globals, console),
            ExplainCommand.Create(globals, console),
            CompareCommand.Create(globals, console),
            ClusterCommand.Create(globals, console),
            InviteCommand.Create(globals, console),
            SimilarCommand.Create(globals, console),
            SearchCommand.Create(globals, console),
            ShowCommand.Create(globals, console),
            BatchCommand.Create(globals, console),
            StreamCommand.Create(globals, console),
            EnterpriseCommand.Create(globals, console),
            InstitutionCommand.Create(globals, console),
            SectorCommand.Create(globals, console),
            ImportCommand.Create(globals, console),
            ExportCommand.Create(globals, console),
            RecordCommand.Create(globals, console),
            PipelineCommand.Create(globals, console),
            ModelsCommand.Create(globals, console),
            OperationsCommand.Create(globals, console),
            HealthCommand.Create(globals, console),
        };
        globals.AddTo(root);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await console.Error.WriteLineAsync(error.Message);
            }

            await console.Error.WriteLineAsync("Add --help to see what is understood.");
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false },
            cancellation);
    }
}
