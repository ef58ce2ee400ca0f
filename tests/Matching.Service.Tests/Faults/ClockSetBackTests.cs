using Matching.Domain;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests.Faults;

public sealed class ClockSetBackTests
{
    private const string Brief = "zm-brief";

    private static readonly RankPartnersRequest Query = new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 200 };

    [Fact]
    public async Task Change_ClockSetBackBefore_IsLaterThanTheChangeBefore()
    {
        var (clock, log) = (new ShiftedClock(), new LogProbe());
        await using var service = await StartAsync(clock, log);
        var request = new UpdateEnterpriseRequest { Enterprise = new V1.Enterprise { Name = $"enterprises/{SmallWorld.Newcomer}", DisplayName = "First" } };
        var first = await service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options);
        clock.Forward(-TimeSpan.FromHours(3));
        service.Watcher.Look();
        request.Enterprise.DisplayName = "Second";
        var second = await service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options);

        Assert.True(second.UpdateTime > first.UpdateTime, $"{first.UpdateTime} before {second.UpdateTime}");
        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Contains(1103, log.Events);
    }

    [Fact]
    public async Task RankPartners_ClockSetBackToBeforeAnExpiry_RanksWhoIsValidByIt()
    {
        var (clock, log) = (new ShiftedClock(), new LogProbe());
        await using var service = await StartAsync(clock, log);
        using (var edit = service.Store.BeginEdit(clock))
        {
            edit.Institutions.Add(new Domain.Institution(new InstitutionId(Brief), "Brief Utility", [], new CountryCode("ZM"), Domain.InstitutionKind.Utility)
            {
                ValidUntil = clock.GetUtcNow() + TimeSpan.FromHours(1),
            });
            edit.Commit();
        }

        service.Watcher.Look();
        var before = await service.Matching.RankPartnersAsync(Query, RunningService.Options);
        clock.Forward(TimeSpan.FromHours(2));
        var expired = await service.Matching.RankPartnersAsync(Query, RunningService.Options);
        service.Watcher.Look();
        clock.Forward(-TimeSpan.FromHours(2));
        service.Watcher.Look();
        var again = await service.Matching.RankPartnersAsync(Query, RunningService.Options);

        Assert.Equal((25, 24, 25), (before.TotalSize, expired.TotalSize, again.TotalSize));
        Assert.Contains(1103, log.Events);
    }

    [Fact]
    public async Task RecordEvents_ClockSetBack_KeepsTheOrderOfRecording()
    {
        var (clock, log) = (new ShiftedClock(), new LogProbe());
        await using var service = await StartAsync(clock, log);
        await service.Feedback.RecordEventsAsync(Event("first"), RunningService.Options);
        clock.Forward(-TimeSpan.FromHours(3));
        await service.Feedback.RecordEventsAsync(Event("second"), RunningService.Options);

        Assert.Equal(["first", "second"], service.Store.Events.Read(0, 10).Select(recorded => recorded.Event.Id.Value));
    }

    private static RecordEventsRequest Event(string id) => new()
    {
        Events = { new V1.MatchEvent { EventId = id, Kind = V1.MatchEventKind.Shown, Enterprise = SmallWorld.Sinohydro, Institution = "zm-utility-1" } },
    };

    private static Task<RunningService> StartAsync(ShiftedClock clock, LogProbe log) => RunningService.StartAsync(builder =>
    {
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock);
    });
}
