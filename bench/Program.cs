using System.CommandLine;
using Matching.Bench;
using Matching.Bench.Benchmarks;
using Matching.Bench.Plotting;

var filter = new Option<string?>("--filter") { Description = "Only rows whose name holds this text.", HelpName = "NAME" };
var gate = new Option<bool>("--gate") { Description = "Exit with 1 and name each gated row that falls short." };
var quick = new Option<bool>("--quick") { Description = "A tenth of the data and three rounds at most: to see that it works, not to quote." };
var plots = new Option<bool>("--plots") { Description = "Measure what work costs as it grows and draw docs/performance/*.svg, instead of the table." };
var large = new Option<bool>("--large") { Description = "Also the rows over 1,000,000 institutions: several minutes, 6 GB of disk." };
var largeStore = new Option<string?>("--large-store") { Description = "Keep their store in this file and use it again; means --large.", HelpName = "FILE" };
var root = new RootCommand("Measures the product on invented data and prints one table. A whole run writes bench/RESULTS.md.") { filter, gate, quick, large, largeStore, plots, ImportChild.Command() };
root.SetAction(parse =>
{
    var isLarge = parse.GetValue(large) || parse.GetValue(largeStore) is not null;
    var options = new BenchOptions(parse.GetValue(filter), parse.GetValue(gate), parse.GetValue(quick), isLarge, parse.GetValue(largeStore));
    return parse.GetValue(plots) ? PlotRun.Run(options, Console.Error) : BenchRun.Run(options, Console.Out, Console.Error);
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
