namespace Matching.Service.Tests;

public sealed class ReflectionTests
{
    private static readonly string[] Expected =
    [
        "grpc.health.v1.Health",
        "matching.v1.CatalogueService",
        "matching.v1.FeedbackService",
        "matching.v1.MatchingService",
        "matching.v1.ModelService",
        "matching.v1.OperationService",
    ];

    [Fact]
    public async Task ListServices_V1_NamesEveryService()
    {
        await using var service = await RunningService.StartAsync();
        using var call = new Grpc.Reflection.V1.ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo(RunningService.Options);
        await call.RequestStream.WriteAsync(new Grpc.Reflection.V1.ServerReflectionRequest { ListServices = "*" }, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience));

        Assert.Superset(Expected.ToHashSet(), call.ResponseStream.Current.ListServicesResponse.Service.Select(row => row.Name).ToHashSet());
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task ListServices_V1Alpha_NamesEveryService()
    {
        await using var service = await RunningService.StartAsync();
        using var call = new Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo(RunningService.Options);
        await call.RequestStream.WriteAsync(new Grpc.Reflection.V1Alpha.ServerReflectionRequest { ListServices = "*" }, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience));

        Assert.Superset(Expected.ToHashSet(), call.ResponseStream.Current.ListServicesResponse.Service.Select(row => row.Name).ToHashSet());
        await call.RequestStream.CompleteAsync();
    }
}
