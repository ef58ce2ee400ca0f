using Google.Rpc;
using Grpc.Core;
using Matching.Store;
using Matching.V1;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests.Faults;

/// <summary>Each fault of the store has a status and a log event of its own (docs/operations.md), and reading goes on where it can.</summary>
public sealed class StoreFaultTests
{
    private static readonly RankPartnersRequest Query = new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy" };

    [Fact]
    public async Task Write_StoreLockedByAnotherProcess_IsUnavailableAndReadingGoesOn()
    {
        var log = new LogProbe();
        await using var service = await RunningService.StartAsync(builder => builder.Logging.AddProvider(log));
        await using var other = new SqliteConnection($"Data Source={service.Store.Path};Pooling=False");
        other.Open();
        Run(other, "BEGIN IMMEDIATE");

        var status = await Refusal.OfAsync(Change(service), StatusCode.Unavailable);
        var answer = await service.Matching.RankPartnersAsync(Query, RunningService.Options);
        Run(other, "ROLLBACK");

        Assert.Equal(ErrorReasons.StoreUnavailable, status.Reason());
        Assert.True(status.GetDetail<RetryInfo>()!.RetryDelay.Seconds > 0);
        Assert.Contains(1001, log.Events);
        Assert.NotEmpty(answer.Partners);
        Assert.Equal("Renamed", (await Change(service)).DisplayName);
    }

    [Fact]
    public async Task Write_NoRoomLeft_IsResourceExhaustedAndUndoneAndReadingGoesOn()
    {
        var log = new LogProbe();
        await using var service = await RunningService.StartAsync(
            builder =>
            {
                builder.Logging.AddProvider(log);

                // As full as it is: not one page more.
                builder.Services.AddSingleton(services => MatchingStore.Open(
                    new StoreOptions(services.GetRequiredService<ServiceOptions>().DatabasePath) { MaxPages = 150 }));
            },
            expected: 1002);
        var full = new RpcException(new Grpc.Core.Status(StatusCode.OK, string.Empty));
        for (var number = 0; full.StatusCode == StatusCode.OK && number < 10_000; number++)
        {
            try
            {
                await service.Feedback.RecordEventsAsync(Events(number), RunningService.Options);
            }
            catch (RpcException exception)
            {
                full = exception;
            }
        }

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReasons.StoreFull), (full.StatusCode, full.GetRpcStatus()!.Reason()));
        Assert.Contains(1002, log.Events);
        Assert.NotEmpty((await service.Matching.RankPartnersAsync(Query, RunningService.Options)).Partners);
        service.Store.QuickCheck();
    }

    [Fact]
    public async Task Write_StoreThatMayOnlyBeRead_IsFailedPreconditionAndReadingGoesOn()
    {
        var log = new LogProbe();
        await using var service = await RunningService.StartAsync(
            builder =>
            {
                builder.Logging.AddProvider(log);
                builder.Services.AddSingleton(OpenReadOnly);
            },
            expected: 1003);

        var status = await Refusal.OfAsync(Change(service), StatusCode.FailedPrecondition);

        Assert.Equal(ErrorReasons.StoreReadOnly, status.Reason());
        Assert.Contains(1003, log.Events);
        Assert.NotEmpty((await service.Matching.RankPartnersAsync(Query, RunningService.Options)).Partners);
    }

    [Fact]
    public async Task Write_StoreDamaged_IsDataLossAndRankingGoesOn()
    {
        var log = new LogProbe();
        await using var service = await RunningService.StartAsync(builder => builder.Logging.AddProvider(log), 1004, 1101);
        await using (var file = new FileStream(service.Store.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // All but the first page, which says what the file is.
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAB, (int)file.Length - 4096).ToArray(), TestContext.Current.CancellationToken);
        }

        var status = await Refusal.OfAsync(Change(service), StatusCode.DataLoss);

        Assert.Equal(ErrorReasons.StoreDamaged, status.Reason());
        Assert.Contains(1004, log.Events);
        Assert.NotEmpty((await service.Matching.RankPartnersAsync(Query, RunningService.Options)).Partners);
    }

    private static AsyncUnaryCall<V1.Enterprise> Change(RunningService service) => service.Catalogue.UpdateEnterpriseAsync(
        new UpdateEnterpriseRequest { Enterprise = new V1.Enterprise { Name = $"enterprises/{SmallWorld.Newcomer}", DisplayName = "Renamed" } }, RunningService.Options);

    private static RecordEventsRequest Events(int batch)
    {
        var request = new RecordEventsRequest();
        request.Events.AddRange(Enumerable.Range(0, 100).Select(i => new MatchEvent
        {
            EventId = $"full-{batch}-{i}",
            Kind = MatchEventKind.Shown,
            Enterprise = SmallWorld.Sinohydro,
            Institution = "zm-utility-1",
            Note = new string('n', 200),
        }));
        return request;
    }

    /// <summary>A service that ran before had written its keys.</summary>
    private static MatchingStore OpenReadOnly(IServiceProvider services)
    {
        var path = services.GetRequiredService<ServiceOptions>().DatabasePath;
        using (var before = MatchingStore.Open(new StoreOptions(path)))
        {
            _ = new AttributionTokens(before);
        }

        return MatchingStore.Open(new StoreOptions(path) { ReadOnly = true });
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
