using System.CommandLine;
using Matching.Stress.Kills;

var root = new RootCommand("Breaks what it can, prints what it counted, and exits with 1 when the product did not keep a promise.")
{
    KillCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
