using Matching.Testing;

namespace Matching.Trainer.Tests.Commands;

/// <summary>What the command line itself gets wrong: exit code 2, the error and where to read on.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help", "backtest import models publish sample train tune")]
    [InlineData("import --help", "--db --data --aiddata --on-error --rejects")]
    [InlineData("sample --help", "--out --seed --institutions --enterprises --engagements")]
    [InlineData("train --help", "--db --models --as-of --trainer --seed --evaluation-years --data-note --no-activate")]
    [InlineData("backtest --help", "--db --data --cutoff --cutoffs --until --years --frozen --region-level --extra-candidates --rankings-out --report --data-note --seed --seeds --trainer --importance --learning-curve --ablation")]
    [InlineData("tune --help", "--db --data --cutoff --cutoffs --until --years --frozen --region-level --extra-candidates --trials --seed --trainer")]
    [InlineData("publish --help", "--db --models")]
    [InlineData("models --help", "list show activate rollback")]
    [InlineData("models list --help", "--models")]
    [InlineData("models show --help", "--models <version>")]
    [InlineData("models activate --help", "--models <version>")]
    [InlineData("models rollback --help", "--models")]
    public async Task Help_OfACommand_ListsEveryOption(string arguments, string words)
    {
        var run = (await RunAsync(arguments)).Expect(0);
        Assert.All(words.Split(' '), word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("", "Required command was not provided.", "Matching.Trainer --help")]
    [InlineData("models", "Required command was not provided.", "Matching.Trainer models --help")]
    [InlineData("frobnicate", "'frobnicate'", "Matching.Trainer --help")]
    [InlineData("improt", "'improt'", "Matching.Trainer --help")]
    [InlineData("import", "Give either --data DIR or --aiddata FILE.", "Matching.Trainer import --help")]
    [InlineData("import --data a", "Option '--db' is required.", "import --help")]
    [InlineData("import --db store.db", "Give either --data DIR or --aiddata FILE.", "import --help")]
    [InlineData("import --db store.db --data a --aiddata b", "Give either --data DIR or --aiddata FILE.", "import --help")]
    [InlineData("import --db store.db --data a --on-error maybe", "'maybe'", "import --help")]
    [InlineData("backtest --cutoff 2010", "Give either --db FILE or --data DIR.", "backtest --help")]
    [InlineData("backtest --db a --data b --cutoff 2010", "Give either --db FILE or --data DIR.", "backtest --help")]
    [InlineData("backtest --db a", "--cutoff", "backtest --help")]
    [InlineData("backtest --db a --cutoff 20133", "--cutoff 20133: give a whole number from 1949 to 2100.", "backtest --help")]
    [InlineData("backtest --db a --cutoff soon", "--cutoff soon: give a whole number", "backtest --help")]
    [InlineData("backtest --db a --cutoff 2010 --until later", "--until later: give a whole number", "backtest --help")]
    [InlineData("backtest --db a --cutoff 2010 --until 2009", "--until lies before --cutoff", "backtest --help")]
    [InlineData("backtest --db a --cutoff 2010 --cutoffs 2010,2011", "Give either --cutoff YEAR or --cutoffs YEAR,YEAR,...", "backtest --help")]
    [InlineData("backtest --db a --cutoffs 2010,soon", "--cutoffs 2010,soon: give whole numbers from 1949 to 2100, parted by commas.", "backtest --help")]
    [InlineData("backtest --db a --cutoffs 2009,2010 --until 2009", "--until lies before the last of --cutoffs", "backtest --help")]
    [InlineData("backtest --db a --cutoffs 2009,2010 --rankings-out r.csv", "--rankings-out is of one window", "backtest --help")]
    [InlineData("backtest --db a --cutoff 2010 --seeds 0", "--seeds 0: give a whole number from 1 to 100.", "backtest --help")]
    [InlineData("tune --db a", "Give either --cutoff YEAR or --cutoffs", "tune --help")]
    [InlineData("train --db a --models m --as-of 1000", "--as-of 1000: give a whole number from 1949 to 2100.", "train --help")]
    [InlineData("train --db a --models m --evaluation-years -1", "--evaluation-years -1: give a whole number", "train --help")]
    [InlineData("train --db a --models m --trainer oak", "'oak'", "train --help")]
    [InlineData("sample --out s --institutions 0", "--institutions 0: give a whole number from 1 to 9999999.", "sample --help")]
    [InlineData("sample --out s --seed x", "--seed x: give a whole number", "sample --help")]
    [InlineData("models activate --models m", "Required argument missing", "models activate --help")]
    public async Task Usage_Wrong_ExitsWithTwoAndSaysWhatAndWhereToReadOn(string arguments, string error, string hint)
    {
        var run = (await RunAsync(arguments)).Expect(2);
        Assert.DoesNotContain("Usage:", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Messages, line => line.Contains(error, StringComparison.Ordinal));
        Assert.Contains(hint, run.Messages[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private Task<TrainerRun> RunAsync(string arguments) =>
        TrainerProcess.RunAsync(_folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
