using Grpc.Core;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class RequestIdTests
{
    private const string RequestId = "6fa2d7d4-62a5-4c0e-8f0e-2a8c0f7b6d11";

    private static CreateInstitutionRequest Create(string name = "Kafue Free Zone") => new()
    {
        Institution = new Institution { DisplayName = name, CountryCode = "ZM", Kind = InstitutionKind.IndustrialPark },
        RequestId = RequestId,
    };

    [Fact]
    public async Task RequestId_Repeated_AnswersTheFirstAnswerAndDoesNothingTwice()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Catalogue.CreateInstitutionAsync(Create(), RunningService.Options);
        await service.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest { Institution = new Institution { Name = first.Name, DisplayName = "Renamed since" } }, RunningService.Options);
        var upper = Create();
        upper.RequestId = RequestId.ToUpperInvariant();
        var second = await service.Catalogue.CreateInstitutionAsync(upper, RunningService.Options);

        Assert.Equal(first, second);
        Assert.Equal(3, service.Store.DataRevision);
    }

    [Fact]
    public async Task RequestId_OfAnotherRequest_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateInstitutionAsync(Create(), RunningService.Options);
        var body = service.Catalogue.CreateInstitutionAsync(Create("Another name"), RunningService.Options);
        var method = service.Catalogue.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "ent-1", RequestId = RequestId }, RunningService.Options);

        Assert.Equal("REQUEST_ID_REUSED", (await Refusal.OfAsync(body, StatusCode.InvalidArgument)).Reason());
        Assert.Equal("REQUEST_ID_REUSED", (await Refusal.OfAsync(method, StatusCode.InvalidArgument)).Reason());
        Assert.Equal(2, service.Store.DataRevision);
    }

    [Fact]
    public async Task RequestId_OfACallThatOnlyValidated_IsFreeForTheRealOne()
    {
        await using var service = await RunningService.StartAsync();
        var request = Create();
        request.ValidateOnly = true;
        await service.Catalogue.CreateInstitutionAsync(request, RunningService.Options);
        request.ValidateOnly = false;
        var made = await service.Catalogue.CreateInstitutionAsync(request, RunningService.Options);

        Assert.NotNull(service.Store.Catalogue.FindInstitution(new Domain.InstitutionId(made.Name["institutions/".Length..])));
    }

    [Fact]
    public async Task RequestId_OfACallThatFailed_IsFreeForAnother()
    {
        await using var service = await RunningService.StartAsync();
        var taken = Create();
        taken.InstitutionId = "zm-utility-1";
        await Refusal.OfAsync(service.Catalogue.CreateInstitutionAsync(taken, RunningService.Options), StatusCode.AlreadyExists);
        var made = await service.Catalogue.CreateInstitutionAsync(Create(), RunningService.Options);

        Assert.Equal("Kafue Free Zone", made.DisplayName);
    }

    [Fact]
    public async Task RequestId_AfterItsTime_IsANewRequest()
    {
        var clock = new ShiftedClock();
        await using var service = await RunningService.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var first = await service.Catalogue.CreateInstitutionAsync(Create(), RunningService.Options);
        clock.Forward(Store.CatalogueEdit.AnswersKeptFor + TimeSpan.FromMinutes(1));
        var second = await service.Catalogue.CreateInstitutionAsync(
            Create(), new CallOptions(cancellationToken: TestContext.Current.CancellationToken)).ResponseAsync.WaitAsync(RunningService.Patience);

        Assert.NotEqual(first.Name, second.Name);
    }
}
