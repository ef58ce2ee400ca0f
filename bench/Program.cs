using System.CommandLine;
using Matching.Bench;
using Matching.Bench.Benchmarks;
using Matching.Bench.Plotting;

var filter = new Option<string?>("--filter") { Description = "Only rows whose name holds this text.", HelpName = "NAME" };
var gate = new Option<bool>("--gate") { Description = "Exit with 1 and name each gated row that falls short." };
var quick = new Option<bool>("--quick") { Description = "A tenth of the data and three rounds at most: to see that it works, not to quote." };
var plots = new Option<bool>("--plots") { Description = "Measure what work costs as it grows and draw docs/performance/*.svg, instead of the table." };
var root = new RootCommand("Measures the product on invented data and prints one table. A whole run writes bench/RESULTS.md.") { filter, gate, quick, plots, ImportChild.Command() };
root.SetAction(parse =>
{
    var options = new BenchOptions(parse.GetValue(filter), parse.GetValue(gate), parse.GetValue(quick));
    return parse.GetValue(plots) ? PlotRun.Run(options, Console.Error) : BenchRun.Run(options, Console.Out, Console.Error);
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
