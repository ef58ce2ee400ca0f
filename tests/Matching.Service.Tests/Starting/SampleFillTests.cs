using Matching.Store;
using Matching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests;

public sealed class SampleFillTests
{
    [Theory]
    [InlineData(true, 300, 6000)]
    [InlineData(false, 0, 0)]
    public async Task Start_EmptyStore_IsFilledOnlyWhereAsked(bool asked, long enterprises, long institutions)
    {
        using var folder = new TemporaryFolder();
        await using (var app = await StartAsync(folder, asked))
        {
            Assert.Equal((enterprises, institutions), app.Services.GetRequiredService<MatchingStore>().Catalogue.Count());
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_FilledStore_StaysAsItIs()
    {
        using var folder = new TemporaryFolder();
        using (var store = MatchingStore.Open(new StoreOptions(folder.File("store.db"))))
        {
            SmallWorld.Fill(store);
        }

        await using (var app = await StartAsync(folder, sampleWhenEmpty: true))
        {
            Assert.Equal((13, 120), app.Services.GetRequiredService<MatchingStore>().Catalogue.Count());
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(TemporaryFolder folder, bool sampleWhenEmpty)
    {
        var models = SmallModels.WriteTo(folder.File("models"));
        Assert.True(ListenAddress.TryParse("http://127.0.0.1:0", out var address, out _));
        return ServiceHost.StartAsync(
            new ServiceOptions(folder.File("store.db"), models.Directory, [address], sampleWhenEmpty) { DrainDelay = TimeSpan.Zero },
            builder => builder.Logging.ClearProviders(),
            TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience);
    }
}
