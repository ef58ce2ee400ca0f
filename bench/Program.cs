using System.CommandLine;
using Matching.Bench;
using Matching.Bench.Benchmarks;

var filter = new Option<string?>("--filter") { Description = "Only rows whose name holds this text.", HelpName = "NAME" };
var gate = new Option<bool>("--gate") { Description = "Exit with 1 and name each gated row that falls short." };
var quick = new Option<bool>("--quick") { Description = "A tenth of the data and three rounds at most: to see that it works, not to quote." };
var root = new RootCommand("Measures the product on invented data and prints one table. A whole run writes bench/RESULTS.md.") { filter, gate, quick, ImportChild.Command() };
root.SetAction(parse => BenchRun.Run(new BenchOptions(parse.GetValue(filter), parse.GetValue(gate), parse.GetValue(quick)), Console.Out, Console.Error));
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
