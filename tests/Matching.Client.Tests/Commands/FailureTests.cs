using Grpc.Core;
using Grpc.Health.V1;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class FailureTests
{
    private static readonly string[] Rank = ["rank", "--enterprise", "enterprises/e", "--country", "ZM"];

    [Theory]
    [InlineData]
    [InlineData("rank", "--enterprise", "e")]
    [InlineData("rank", "--enterprise", "e", "--country", "ZM", "--region", "africa")]
    [InlineData("rank", "--country", "ZM")]
    [InlineData("rank", "--enterprise", "e", "--country", "ZM", "--top", "0")]
    [InlineData("rank", "--enterprise", "e", "--country", "ZM", "--kind", "castle")]
    [InlineData("health", "--timeout", "0")]
    [InlineData("search")]
    [InlineData("search", "x", "--enterprises", "--country", "ZM")]
    [InlineData("unknown")]
    [InlineData("enterprise", "update", "e-1")]
    [InlineData("enterprise", "list", "--top", "0")]
    [InlineData("institution", "create", "--name", "A", "--kind", "castle")]
    [InlineData("institution", "update", "i-1", "--valid-until", "soon")]
    [InlineData("record", "--kind", "introduced")]
    [InlineData("record", "--kind", "kissed", "--institution", "i-1")]
    [InlineData("models", "train", "--trainer", "gpt")]
    [InlineData("batch", "no-such-file.jsonl")]
    [InlineData("import", "no-such-file.jsonl")]
    public async Task Run_WrongCommandLine_Exits2AndWritesNothingToOut(params string[] args)
    {
        var (code, text, error) = await ClientRun.RunAtAsync("http://127.0.0.1:1", TestContext.Current.CancellationToken, args);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Empty(text);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Run_NobodyListens_Exits4AndSaysHowToStartIt()
    {
        var (code, text, error) = await ClientRun.RunAtAsync("http://127.0.0.1:1", TestContext.Current.CancellationToken, "health");

        Assert.Equal(ExitCodes.Unavailable, code);
        Assert.Empty(text);
        Assert.Contains("Nothing answers at http://127.0.0.1:1", error, StringComparison.Ordinal);
        Assert.Contains(CallFailure.StartCommand, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, 3, ExitCodes.Ok)]
    [InlineData(StatusCode.Internal, 1, ExitCodes.CallFailed)]
    [InlineData(StatusCode.ResourceExhausted, 1, ExitCodes.CallFailed)]
    [InlineData(StatusCode.Aborted, 1, ExitCodes.CallFailed)]
    [InlineData(StatusCode.NotFound, 1, ExitCodes.NotFound)]
    public async Task Rank_FailsTwice_IsTriedAgainOnlyWhenUnavailable(StatusCode status, int attempts, int expected)
    {
        await using var run = await ClientRun.StartAsync();
        var asked = 0;
        run.Fake.OnRank = (_, _) => ++asked <= 2
            ? throw new RpcException(new Status(status, "not now"))
            : Task.FromResult(new RankPartnersResponse { Enterprise = new Enterprise { Name = "enterprises/e" }, Region = new Region() });
        var (code, _, _) = await run.RunAsync(Rank);

        Assert.Equal(expected, code);
        Assert.Equal(attempts, asked);
    }

    [Fact]
    public async Task Rank_NoAnswerInTime_Exits4AndSaysSo()
    {
        await using var run = await ClientRun.StartAsync();
        run.Fake.OnRank = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new RankPartnersResponse();
        };
        var (code, _, error) = await run.RunAsync([.. Rank, "--timeout", "0.5"]);

        Assert.Equal(ExitCodes.Unavailable, code);
        Assert.Contains("within 0.5 s", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_Interrupted_Exits130()
    {
        await using var run = await ClientRun.StartAsync();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        run.Fake.OnRank = async (_, context) =>
        {
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new RankPartnersResponse();
        };
        var (code, _, _) = await ClientRun.RunAtAsync(run.Address, interrupt.Token, Rank);

        Assert.Equal(ExitCodes.Interrupted, code);
    }

    [Theory]
    [InlineData(HealthCheckResponse.Types.ServingStatus.Serving, ExitCodes.Ok)]
    [InlineData(HealthCheckResponse.Types.ServingStatus.NotServing, ExitCodes.Unavailable)]
    public async Task Health_SaysWhetherCallsAreTaken(HealthCheckResponse.Types.ServingStatus readiness, int expected)
    {
        await using var run = await ClientRun.StartAsync();
        run.Fake.OnCheck = name => name == "readiness" ? readiness : HealthCheckResponse.Types.ServingStatus.Serving;
        var (code, text, _) = await run.RunAsync("health");

        Assert.Equal(expected, code);
        Assert.Matches(@"liveness +SERVING", text);
    }
}
