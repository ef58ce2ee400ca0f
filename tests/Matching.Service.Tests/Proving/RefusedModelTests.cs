using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Health.V1;
using Matching.Learning;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests.Proving;

public sealed class RefusedModelTests
{
    private const int KeptLastGood = 1101;

    private static RankPartnersRequest Query => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 200 };

    /// <summary>A weight changed before the hashes were written: only asking the model tells.</summary>
    [Fact]
    public async Task Active_WrongScoresUnderRightHashes_IsRefusedAndEverySignSaysSo()
    {
        await using var service = await RunningService.StartAsync(expected: KeptLastGood);
        using var counted = Listen(service);
        var damaged = Victim(service);
        damaged.Files["logit.bin"][^1] ^= 1;
        Activate(service, damaged, damaged.Rehash());
        await service.ModelDecidedAsync();

        Assert.Equal(ModelFault.WrongScores, service.Guard.Fault?.Fault);
        Assert.Equal(SmallModels.First, (await service.Matching.RankPartnersAsync(Query, RunningService.Options)).ModelVersion);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await HealthAsync(service, "matching.models"));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(service, "readiness"));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(service, "matching.v1.MatchingService"));
        var status = await new StatusService.StatusServiceClient(service.Channel).GetServingStatusAsync(new GetServingStatusRequest(), RunningService.Options);
        Assert.Equal((true, SmallModels.First), (status.Degraded, status.ModelVersion));
        Assert.Equal(service.Models.CurrentVersion(), status.ActiveModelVersion);
        Assert.Contains(status.ActiveModelVersion, status.DegradedReason, StringComparison.Ordinal);
        service.Watcher.Look();
        Assert.Equal(["wrong_scores"], counted.Reasons);
    }

    [Fact]
    [Covers("StatusService/GetServingStatus", CallCase.Happy)]
    public async Task Active_GoodOneAfterARefusedOne_ServesAndTheSignsClear()
    {
        await using var service = await RunningService.StartAsync(expected: KeptLastGood);
        var damaged = Victim(service);
        damaged.Files["logit.bin"] = damaged.Files["logit.bin"][..^4];
        Activate(service, damaged, damaged.Rehash());
        await service.ModelDecidedAsync();
        Assert.NotNull(service.Guard.Fault);
        service.Models.Activate(SmallModels.Second);
        await service.ModelDecidedAsync();

        Assert.Equal(SmallModels.Second, (await service.Matching.RankPartnersAsync(Query, RunningService.Options)).ModelVersion);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(service, "matching.models"));
    }

    [Fact]
    public async Task Active_EndlessModel_IsRefusedAtTheTimeLimitWhileCallsAndImportsGoOn()
    {
        await using var service = await RunningService.StartAsync(
            builder => builder.Services.AddSingleton(services => new ModelProver(
                services.GetRequiredService<ModelRegistry>(),
                services.GetRequiredService<ServiceOptions>() with { ModelProofLimit = TimeSpan.FromSeconds(8) })),
            KeptLastGood);
        using var counted = Listen(service);
        var endless = EndlessModel.From(Victim(service));
        Activate(service, endless, endless.Rehash());
        Assert.True(SpinWait.SpinUntil(() => service.Guard.IsProving, RunningService.Patience));
        using (var import = service.Store.BeginImport())
        {
            import.Put(new Domain.Institution(
                new Domain.InstitutionId("zm-new"), "Zambia New Utility", [], new Domain.CountryCode("ZM"), Domain.InstitutionKind.Utility));
            import.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        Assert.True(service.Guard.IsProving, "the import should have been taken up while the endless model was being tried");
        await service.ModelDecidedAsync();

        Assert.True(service.Guard.Fault?.Fault == ModelFault.TimeLimit, service.Guard.Fault?.Message);
        Assert.Equal(["time_limit"], counted.Reasons);
        var answer = await service.Matching.RankPartnersAsync(Query, RunningService.Options);
        Assert.Equal((SmallModels.First, 25), (answer.ModelVersion, answer.TotalSize));
    }

    [Theory]
    [InlineData("truncated", ModelFault.Damaged)]
    [InlineData("bit-flipped", ModelFault.Damaged)]
    [InlineData("newer feature set", ModelFault.FeatureSet)]
    [InlineData("foreign", ModelFault.Foreign)]
    [InlineData("absent", ModelFault.Damaged)]
    public async Task Active_MustNotServe_IsRefusedByItsHashesAlone(string fault, ModelFault expected)
    {
        await using var service = await RunningService.StartAsync(expected: KeptLastGood);
        var damaged = Victim(service);
        switch (fault)
        {
            case "truncated":
                damaged.Files["model.zip"] = damaged.Files["model.zip"][..^10];
                break;
            case "bit-flipped":
                damaged.Files["logit.bin"][100] ^= 8;
                break;
            case "newer feature set":
                damaged.Files["manifest.json"] = Replace(damaged.Files["manifest.json"], $"\"featureSetVersion\": {FeatureSet.Version}", $"\"featureSetVersion\": {FeatureSet.Version + 1}");
                break;
            case "foreign":
                damaged = ModelFolder.Read(Path.Combine(service.Models.Directory, SmallModels.First));
                break;
        }

        Activate(service, damaged, fault == "absent" ? "2015-00000000" : SmallModels.Second, write: fault != "absent");
        service.Watcher.Look();

        Assert.False(service.Guard.IsProving, "no process is started for what the hashes tell");
        Assert.Equal(expected, service.Guard.Fault?.Fault);
        Assert.Equal(SmallModels.First, (await service.Matching.RankPartnersAsync(Query, RunningService.Options)).ModelVersion);
    }

    [Fact]
    public async Task Active_VersionServedBefore_NeedsNoSecondProof()
    {
        await using var service = await RunningService.StartAsync();
        service.Models.Activate(SmallModels.Second);
        await service.ModelDecidedAsync();
        service.Models.Rollback();
        service.Watcher.Look();

        Assert.Equal(SmallModels.First, service.States.Current.Model.Version);
    }

    [Fact]
    public async Task Status_AnotherName_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var call = new StatusService.StatusServiceClient(service.Channel).GetServingStatusAsync(new GetServingStatusRequest { Name = "other" }, RunningService.Options);
        Assert.Equal(["name"], (await Refusal.OfAsync(call, Grpc.Core.StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task Start_ActiveModelWithWrongScores_FailsAndSaysWhy()
    {
        var exception = await Assert.ThrowsAsync<ModelDamagedException>(() => RunningService.StartWithAsync(options =>
        {
            var registry = new ModelRegistry(options.ModelsPath);
            var damaged = ModelFolder.Read(Path.Combine(registry.Directory, SmallModels.Second));
            damaged.Files["logit.bin"][^1] ^= 1;
            var version = damaged.Rehash();
            damaged.WriteTo(Path.Combine(registry.Directory, version));
            File.WriteAllText(Path.Combine(registry.Directory, "current"), version);
            return options;
        }));
        Assert.Equal(ModelFault.WrongScores, exception.Fault);
    }

    private static ModelFolder Victim(RunningService service) => ModelFolder.Read(Path.Combine(service.Models.Directory, SmallModels.Second));

    private static void Activate(RunningService service, ModelFolder folder, string version, bool write = true)
    {
        if (write)
        {
            folder.WriteTo(Path.Combine(service.Models.Directory, version));
        }

        File.WriteAllText(Path.Combine(service.Models.Directory, "current"), version + "\n");
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(RunningService service, string name) =>
        (await new Health.HealthClient(service.Channel).CheckAsync(new HealthCheckRequest { Service = name }, RunningService.Options)).Status;

    private static byte[] Replace(byte[] text, string from, string to) =>
        System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(text).Replace(from, to, StringComparison.Ordinal));

    private static Counted Listen(RunningService service) => new(service.App.Services.GetRequiredService<IMeterFactory>());

    /// <summary>What one service's counter was told.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly ConcurrentQueue<string> _reasons = [];
        private readonly MeterListener _listener = new();

        public Counted(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "matching.model.rejected" && instrument.Meter.Name == "Matching.Service" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    _reasons.Enqueue($"{tag.Value}{(count == 1 ? string.Empty : $" {count} times")}");
                }
            });
            _listener.Start();
        }

        public IReadOnlyList<string> Reasons => [.. _reasons];

        public void Dispose() => _listener.Dispose();
    }
}
