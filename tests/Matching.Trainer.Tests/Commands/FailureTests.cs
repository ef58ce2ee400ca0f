using Matching.Testing;

namespace Matching.Trainer.Tests.Commands;

/// <summary>What cannot be done: exit code 1, one line that says why, no stack, nothing left behind.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_NoSuchFolder_NamesTheFile() =>
        (await RunAsync("import", "--db", "store.db", "--data", "no where")).FailsWith(1, "no where", "enterprises.csv");

    [Fact]
    public async Task Import_FirstOneFails_LeavesNoEmptyStoreBehind()
    {
        (await RunAsync("import", "--db", "store.db", "--data", "no where")).Expect(1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Import_NoSuchAidDataFile_NamesIt() =>
        (await RunAsync("import", "--db", "store.db", "--aiddata", "absent.xlsx")).FailsWith(1, "absent.xlsx");

    [Theory]
    [InlineData("import", "--data", "x")]
    [InlineData("train", "--models", "m")]
    [InlineData("backtest", "--cutoff", "2010")]
    public async Task Database_NotADatabase_IsRefusedAndLeftAsItIs(string command, string option, string value)
    {
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(_folder.File("letter.txt"), text, TestContext.Current.CancellationToken);
        (await RunAsync(command, "--db", "letter.txt", option, value)).FailsWith(1, "letter.txt", "is not a store");
        Assert.Equal(text, await File.ReadAllTextAsync(_folder.File("letter.txt"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("train", "--models", "m")]
    [InlineData("publish", "--models", "m")]
    [InlineData("backtest", "--cutoff", "2010")]
    public async Task Database_Missing_IsNotMade(string command, string option, string value)
    {
        (await RunAsync(command, "--db", "mistyped.db", option, value)).FailsWith(1, "There is no store at", "mistyped.db");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Import_BadRow_NamesFileLineAndColumnAndImportsNothing()
    {
        Directory.CreateDirectory(_folder.File("data"));
        await File.WriteAllTextAsync(_folder.File("data/enterprises.csv"), "enterprise_id,name,aliases\ne1,One,\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("data/institutions.csv"), "institution_id,name,aliases,country,kind\ni1,One,,QQ,bank\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.File("data/engagements.csv"),
            "engagement_id,enterprise_id,institution_id,country,sector,year,outcome,amount_usd_m,role,project,project_cluster,brief\n",
            TestContext.Current.CancellationToken);
        (await RunAsync("import", "--db", "store.db", "--data", "data")).FailsWith(1, "institutions.csv", "2", "country", "QQ", "Nothing was imported");
    }

    [Fact]
    public async Task Backtest_NoSuchFolder_NamesTheFile() =>
        (await RunAsync("backtest", "--data", "nowhere", "--cutoff", "2010")).FailsWith(1, "nowhere");

    [Fact]
    public async Task Sample_FolderWithSomethingElse_IsLeftAsItIs()
    {
        Directory.CreateDirectory(_folder.File("mine"));
        await File.WriteAllTextAsync(_folder.File("mine/thesis.txt"), "years of work", TestContext.Current.CancellationToken);
        (await RunAsync("sample", "--out", "mine")).FailsWith(1, "thesis.txt");
        Assert.True(File.Exists(_folder.File("mine/thesis.txt")));
    }

    [Theory]
    [InlineData("activate")]
    [InlineData("show")]
    public async Task Models_UnknownVersion_NamesIt(string command) =>
        (await RunAsync("models", command, "2031-unheard", "--models", "m")).FailsWith(1, "2031-unheard");

    [Fact]
    public async Task Models_RollbackWithoutHistory_SaysSo() =>
        (await RunAsync("models", "rollback", "--models", "m")).FailsWith(1, "nothing to roll back to");

    [Fact]
    public async Task Models_ListOfNone_SaysHowToTrain() =>
        Assert.Contains("Train one", (await RunAsync("models", "list", "--models", "m")).Expect(0).Output, StringComparison.Ordinal);

    private Task<TrainerRun> RunAsync(params string[] arguments) => TrainerProcess.RunAsync(_folder.Path, arguments);
}
