using Matching.Learning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests.Proving;

public sealed class RollbackProofTests
{
    private const int NoWayBack = 1104;

    [Fact]
    public async Task Rollback_ToAVersionThisServiceNeverServed_NeedsNoProofOnceItWasProvenAhead()
    {
        var (clock, log) = (new ShiftedClock(), new LogProbe());
        await using var service = await StartOnSecondAsync(clock, log, damagesFirst: false);
        ProveAhead(service, clock);
        service.Models.Rollback();
        service.Watcher.Look();

        Assert.False(service.Guard.IsProving, "the version before was proven already");
        Assert.Equal(SmallModels.First, service.States.Current.Model.Version);
        Assert.DoesNotContain(NoWayBack, log.Events);
    }

    [Fact]
    public async Task Serving_VersionBeforeMustNotServe_IsSaidBeforeItIsNeeded()
    {
        var (clock, log) = (new ShiftedClock(), new LogProbe());
        await using var service = await StartOnSecondAsync(clock, log, damagesFirst: true);
        service.Watcher.Look();
        Assert.DoesNotContain(NoWayBack, log.Events);
        ProveAhead(service, clock);

        Assert.Contains(NoWayBack, log.Events);
        Assert.Null(service.Guard.Fault);
        Assert.Equal(SmallModels.Second, service.States.Current.Model.Version);
    }

    private static Task<RunningService> StartOnSecondAsync(ShiftedClock clock, LogProbe log, bool damagesFirst) => RunningService.StartWithAsync(
        options =>
        {
            var registry = new ModelRegistry(options.ModelsPath);
            registry.Activate(SmallModels.Second);
            if (damagesFirst)
            {
                var folder = Path.Combine(registry.Directory, SmallModels.First);
                var damaged = ModelFolder.Read(folder);
                damaged.Files["logit.bin"][100] ^= 8;
                damaged.WriteTo(folder);
            }

            return options;
        },
        configure: builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
        });

    private static void ProveAhead(RunningService service, ShiftedClock clock)
    {
        var behind = service.App.Services.GetRequiredService<RollbackProof>();
        service.Watcher.Look();
        clock.Forward(RollbackProof.Delay);
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    service.Watcher.Look();
                    return behind.IsDone;
                },
                RunningService.Patience),
            "the version before was not looked at");
    }
}
