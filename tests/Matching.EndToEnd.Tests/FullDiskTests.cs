using System.ComponentModel;
using Google.Rpc;
using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>The real service on a disk that is really full: a small one in memory that only its own process sees, which needs no rights.</summary>
public sealed class FullDiskTests(TrainedWorld world)
{
    private const string Mount = "mount -t tmpfs -o size=9m tmpfs \"$1\" && cp \"$2\" \"$1/matching.db\" && head -c 1000000 /dev/zero >\"$1/filler\" && shift 2 && exec \"$@\"";

    [Fact]
    public async Task RecordEvents_DiskFull_IsRefusedUntilThereIsRoomAndNothingAcknowledgedIsLost()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        var disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        await SkipWithoutDiskAsync(disk);
        await using var service = await LiveService.StartAnyAsync(
            "unshare",
            ["-rm", "sh", "-c", Mount, "sh", disk, database, "dotnet", Checkout.Program("Matching.Service"), "--db", Path.Combine(disk, "matching.db"), "--models", models]);
        var institutions = (await service.Catalogue.ListInstitutionsAsync(new ListInstitutionsRequest { PageSize = 10 }, LiveService.Options)).Institutions;
        var acknowledged = new List<RecordEventsRequest>();
        var refused = await FillAsync(service, institutions[0].Name, acknowledged);

        Assert.Equal((StatusCode.ResourceExhausted, "STORE_FULL"), (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason));
        Assert.Contains("[1002]", service.Program.Log, StringComparison.Ordinal);
        var ranked = await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = "SE000001", Region = institutions[0].CountryCode }, LiveService.Options);
        Assert.NotEmpty(ranked.Partners);

        File.Delete($"/proc/{service.Program.Id}/root{disk}/filler");
        var more = Batch("afterwards", institutions[0].Name, count: 5);
        Assert.Equal(5, (await service.Feedback.RecordEventsAsync(more, LiveService.Options)).RecordedCount);
        foreach (var request in acknowledged)
        {
            Assert.Equal(request.Events.Count, (await service.Feedback.RecordEventsAsync(request, LiveService.Options)).RepeatedCount);
        }
    }

    private static async Task<RpcException> FillAsync(LiveService service, string institution, List<RecordEventsRequest> acknowledged)
    {
        for (var number = 0; number < 200; number++)
        {
            var request = Batch($"{number}", institution, count: 1000);
            try
            {
                await service.Feedback.RecordEventsAsync(request, LiveService.Options);
                acknowledged.Add(request);
            }
            catch (RpcException exception)
            {
                return exception;
            }
        }

        throw new InvalidOperationException("the disk never filled up");
    }

    private static RecordEventsRequest Batch(string name, string institution, int count)
    {
        var request = new RecordEventsRequest();
        request.Events.AddRange(Enumerable.Range(0, count).Select(i => new MatchEvent
        {
            EventId = $"full-{name}-{i}",
            Kind = MatchEventKind.Shown,
            Enterprise = "SE000001",
            Institution = institution,
            Note = new string('n', 400),
        }));
        return request;
    }

    private static async Task SkipWithoutDiskAsync(string disk)
    {
        var trouble = string.Empty;
        try
        {
            await using var trial = ChildProgram.StartAny("unshare", disk, null, "-rm", "sh", "-c", "mount -t tmpfs tmpfs \"$1\"", "sh", disk);
            trouble = await trial.ExitAsync() == 0 ? string.Empty : trial.Log;
        }
        catch (Win32Exception exception)
        {
            trouble = exception.Message;
        }

        Assert.SkipWhen(trouble.Length > 0, $"a disk of a process's own (unshare -rm, mount -t tmpfs) cannot be made here: {trouble}");
    }
}
