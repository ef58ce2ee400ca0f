using Matching.Testing;

namespace Matching.Service.Tests;

public sealed class ServiceCommandLineTests
{
    [Theory]
    [InlineData("--urls", "http://*:5080", "not an address")]
    [InlineData("--unknown", "x", "--unknown")]
    [InlineData("--urls", ";", "no address")]
    [InlineData("--http-urls", "http://*:5090", "not an address")]
    [InlineData("--cors-origins", "app.example.com", "not an origin")]
    [InlineData("--cors-origins", "https://app.example.com/page", "not an origin")]
    public async Task Run_BadOption_IsAUsageError(string option, string value, string said)
    {
        using var error = new StringWriter();
        var code = await ServiceCommandLine.RunAsync([option, value], error).WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(ServiceCommandLine.Usage, code);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoActiveModel_CannotStartAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        var code = await ServiceCommandLine.RunAsync(
            ["--db", folder.File("store.db"), "--models", folder.File("models"), "--urls", "http://127.0.0.1:0"], error)
            .WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Equal(ServiceCommandLine.CannotStart, code);
        Assert.Contains("No model is active", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("train", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoreIsNotADatabase_CannotStartAndNamesTheFile()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        await File.WriteAllTextAsync(folder.File("store.db"), "this is a letter, not a database", TestContext.Current.CancellationToken);
        var code = await ServiceCommandLine.RunAsync(
            ["--db", folder.File("store.db"), "--models", folder.File("models"), "--urls", "http://127.0.0.1:0"], error)
            .WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Equal(ServiceCommandLine.CannotStart, code);
        Assert.Contains("store.db", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PortTaken_CannotStart()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        await using var first = await RunningService.StartAsync();
        SmallModels.WriteTo(folder.File("models"));
        var code = await ServiceCommandLine.RunAsync(
            ["--db", folder.File("store.db"), "--models", folder.File("models"), "--urls", first.App.Urls.Single()], error)
            .WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Equal(ServiceCommandLine.CannotStart, code);
        Assert.Contains("in use", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
