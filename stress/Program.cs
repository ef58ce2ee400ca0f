using System.CommandLine;
using Matching.Stress.Fuzzing;
using Matching.Stress.Kills;
using Matching.Stress.Overload;

var root = new RootCommand("Breaks what it can, prints what it counted, and exits with 1 when the product did not keep a promise.")
{
    KillCommand.Create(),
    FuzzCommand.Create(),
    OverloadCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
