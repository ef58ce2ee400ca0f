using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

public sealed class AskingTests(TrainedWorld world)
{
    [Fact]
    public async Task Service_AskedByTheGeneratedClient_Ranks()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        var answer = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = "SE000001", Region = "Eastern Africa", Sector = "energy", PageSize = 10 }, LiveService.Options);

        Assert.Equal(10, answer.Partners.Count);
        Assert.Equal(world.FirstModel, answer.ModelVersion);
        Assert.Equal(RankingSource.Live, answer.Source);
        Assert.All(answer.Partners, partner => Assert.Contains(partner.Institution.CountryCode, answer.Region.CountryCodes));
    }

    [Fact]
    public async Task Service_AskedByTheConsoleClient_PrintsOneJsonDocument()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        var (code, text, log) = await ChildProgram.RunAsync(
            "Matching.Client", "rank", "--enterprise", "SE000001", "--country", "ZM", "--top", "3", "--json", "--address", service.Address);
        Assert.True(code == 0, log);
        using var document = JsonDocument.Parse(text);

        Assert.Equal(3, document.RootElement.GetProperty("partners").GetArrayLength());
        Assert.Equal(world.FirstModel, document.RootElement.GetProperty("modelVersion").GetString());
    }

    [Fact]
    public async Task Client_NoService_Exits4()
    {
        var (code, text, log) = await ChildProgram.RunAsync("Matching.Client", "health", "--address", "http://127.0.0.1:1");

        Assert.Equal(4, code);
        Assert.Empty(text);
        Assert.Contains("Nothing answers at", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_EmptyMachine_AnswersOnTheSampleWithinTenSeconds()
    {
        using var folder = new TemporaryFolder();
        var (_, models) = world.Copy(folder);
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_DATA_HOME"] = folder.File("data"), ["LOCALAPPDATA"] = folder.File("data"), ["HOME"] = folder.File("home") };
        var begin = TimeProvider.System.GetTimestamp();
        await using var service = await LiveService.StartAsync(home, "--models", models);
        var answer = await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = "SE000001", Region = "ZM" }, LiveService.Options);
        var elapsed = TimeProvider.System.GetElapsedTime(begin);

        Assert.NotEmpty(answer.Partners);
        Assert.True(elapsed < TimeSpan.FromSeconds(10), $"took {elapsed.TotalSeconds:0.0} s");
        Assert.Contains("INVENTED", service.Program.Log, StringComparison.Ordinal);
        Assert.Contains("import", service.Program.Log, StringComparison.Ordinal);
        Assert.Contains("matching.db", service.Program.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_Terminated_TurnsNotReadyAndExits0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGTERM does not exist on Windows");
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        using var watch = new Health.HealthClient(service.Channel).Watch(new HealthCheckRequest { Service = "readiness" }, LiveService.Options);
        var seen = new List<HealthCheckResponse.Types.ServingStatus>();
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        seen.Add(watch.ResponseStream.Current.Status);
        await service.Program.TerminateAsync();
        try
        {
            while (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
                seen.Add(watch.ResponseStream.Current.Status);
            }
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Unknown)
        {
            // The connection may be closed before the stream's end is read.
        }

        Assert.Equal(0, await service.Program.ExitAsync());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, seen[0]);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, seen[^1]);
    }

    [Fact]
    public async Task Service_AddressBeyondLoopback_RefusesToStart()
    {
        var (code, _, log) = await ChildProgram.RunAsync("Matching.Service", "--urls", "http://0.0.0.0:5080");

        Assert.Equal(1, code);
        Assert.Contains("set tls.certificate and tls.key", log, StringComparison.Ordinal);
        Assert.Contains("authentication.jwt, authentication.clientCertificates or authentication.apiKeys is missing", log, StringComparison.Ordinal);
    }
}
