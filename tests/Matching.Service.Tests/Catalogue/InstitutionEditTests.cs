using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using CandidateFilter = Matching.Domain.CandidateFilter;
using Institution = Matching.V1.Institution;
using InstitutionKind = Matching.V1.InstitutionKind;

namespace Matching.Service.Tests;

public sealed class InstitutionEditTests
{
    private const string Utility = "institutions/zm-utility-1";

    private static readonly RankQuery Query = new(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("ZM"));

    private static RankPartnersRequest Ask => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 200 };

    private static CreateInstitutionRequest Create(Timestamp? validUntil = null) => new()
    {
        InstitutionId = "zm-new",
        Institution = new Institution
        {
            DisplayName = "Zambia Solar Power Corporation",
            Aliases = { "ZSPC", "ZSPC", "Zambia Solar Power Corporation" },
            CountryCode = "ZM",
            Kind = InstitutionKind.Utility,
            ValidUntil = validUntil,
        },
    };

    [Fact]
    [Covers("CatalogueService/CreateInstitution", CallCase.Happy)]
    public async Task CreateInstitution_AllFields_AreKeptAndRepeatsDropped()
    {
        await using var service = await RunningService.StartAsync();
        var end = new Timestamp { Seconds = 4_102_444_800, Nanos = 123_456_789 };
        var made = await service.Catalogue.CreateInstitutionAsync(Create(end), RunningService.Options);

        Assert.Equal(made, await service.Catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = "zm-new" }, RunningService.Options));
        Assert.Equal(["ZSPC"], made.Aliases);
        Assert.Equal(("ZM", InstitutionKind.Utility), (made.CountryCode, made.Kind));
        Assert.Equal(new Timestamp { Seconds = 4_102_444_800, Nanos = 123_456_000 }, made.ValidUntil);
    }

    [Fact]
    public async Task CreateInstitution_BadFields_AreNamedAllAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new CreateInstitutionRequest
        {
            Institution = new Institution { CountryCode = "Zambia", Kind = (InstitutionKind)99, ValidUntil = new Timestamp { Nanos = -1 } },
        };
        var status = await Refusal.OfAsync(service.Catalogue.CreateInstitutionAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["institution.display_name", "institution.country_code", "institution.kind", "institution.valid_until"], status.Fields());
        Assert.Contains("write 'ZM'", status.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations[1].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateInstitution_New_IsRankedByThisModelWithoutARestart()
    {
        await using var service = await RunningService.StartAsync();
        var before = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);
        var made = await service.Catalogue.CreateInstitutionAsync(Create(), RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var after = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);

        Assert.Equal((before.TotalSize + 1, before.ModelVersion, 2L), (after.TotalSize, after.ModelVersion, after.DataRevision));
        var partner = Assert.Single(after.Partners, partner => partner.Institution.Name == made.Name);
        Assert.True(float.IsFinite(partner.Score), $"score {partner.Score}");
    }

    [Fact]
    public async Task CreateEnterprise_New_IsRankedForByThisModelWithoutARestart()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateEnterpriseAsync(
            new CreateEnterpriseRequest { EnterpriseId = "fresh", Enterprise = new V1.Enterprise { DisplayName = "Fresh Hydropower" } }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var answer = await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = "fresh", Region = "ZM" }, RunningService.Options);

        Assert.Equal(24, answer.TotalSize);
        Assert.Equal("Fresh Hydropower", answer.Enterprise.DisplayName);
    }

    [Fact]
    [Covers("CatalogueService/UpdateInstitution", CallCase.Happy)]
    public async Task UpdateInstitution_AnotherCountry_MovesIt()
    {
        await using var service = await RunningService.StartAsync();
        var request = new UpdateInstitutionRequest { Institution = new Institution { Name = Utility, CountryCode = "KE" } };
        var answer = await service.Catalogue.UpdateInstitutionAsync(request, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var ranked = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);

        Assert.Equal("KE", answer.CountryCode);
        Assert.Equal(23, ranked.TotalSize);
        Assert.DoesNotContain(ranked.Partners, partner => partner.Institution.Name == Utility);
    }

    [Fact]
    public async Task UpdateInstitution_ValidUntilCleared_IsWithoutEndAgain()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest { Institution = new Institution { Name = Utility, ValidUntil = new Timestamp { Seconds = 1 } } }, RunningService.Options);
        var answer = await service.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest { Institution = new Institution { Name = Utility }, UpdateMask = new FieldMask { Paths = { "valid_until" } } },
            RunningService.Options);

        Assert.Null(answer.ValidUntil);
        Assert.Equal("Zambia Electricity Supply Corporation 1", answer.DisplayName);
    }

    [Fact]
    [Covers("CatalogueService/DeleteInstitution", CallCase.Happy)]
    [Covers("CatalogueService/UndeleteInstitution", CallCase.Happy)]
    public async Task DeleteInstitution_Published_IsRankedNeitherFromThePageNorLive()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        Assert.Equal(RankingSource.Published, (await service.Matching.RankPartnersAsync(Ask, RunningService.Options)).Source);
        await service.Catalogue.DeleteInstitutionAsync(new DeleteInstitutionRequest { Name = Utility }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var without = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);
        await service.Catalogue.UndeleteInstitutionAsync(new UndeleteInstitutionRequest { Name = Utility }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 3, RunningService.Patience));
        var back = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);

        Assert.Equal((23, RankingSource.Live), (without.TotalSize, without.Source));
        Assert.DoesNotContain(without.Partners, partner => partner.Institution.Name == Utility);
        Assert.Contains(back.Partners, partner => partner.Institution.Name == Utility);
    }

    [Fact]
    public async Task ValidUntil_GoneBy_EndsRankingAtThatMomentFromPageAndLive()
    {
        var clock = new ShiftedClock();
        await using var service = await RunningService.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var options = new CallOptions(cancellationToken: TestContext.Current.CancellationToken);
        var end = Timestamp.FromDateTimeOffset(clock.GetUtcNow().AddHours(1));
        await service.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest { Institution = new Institution { Name = Utility, ValidUntil = end } }, options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        Publish(service);
        var before = await service.Matching.RankPartnersAsync(Ask, options);
        clock.Forward(TimeSpan.FromHours(2));
        var after = await service.Matching.RankPartnersAsync(Ask, options);
        var restarted = service.States.Current.At(clock.GetUtcNow());

        Assert.Equal((24, RankingSource.Published), (before.TotalSize, before.Source));
        Assert.Equal((23, RankingSource.Live), (after.TotalSize, after.Source));
        Assert.DoesNotContain(after.Partners, partner => partner.Institution.Name == Utility);
        Assert.Equal(service.States.Current.Stamp, restarted.Stamp);
        Assert.Equal(2, after.DataRevision);
    }

    [Fact]
    [Covers("CatalogueService/GetInstitution", CallCase.Happy)]
    public async Task GetAndSearchInstitution_Expired_FindItAsBefore()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateInstitutionAsync(Create(new Timestamp { Seconds = 1 }), RunningService.Options);
        var found = await service.Catalogue.SearchInstitutionsAsync(new SearchInstitutionsRequest { Query = "Zambia Solar Power" }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var ranked = await service.Matching.RankPartnersAsync(Ask, RunningService.Options);

        Assert.Equal("institutions/zm-new", found.Results[0].Institution.Name);
        Assert.Equal(24, ranked.TotalSize);
    }

    private static void Publish(RunningService service)
    {
        var state = service.States.Current;
        var ranking = state.Ranker.Rank(Query, CandidateFilter.None, TestContext.Current.CancellationToken);
        using (var writer = service.Store.Rankings.BeginGeneration(state.Model.Version, state.DataRevision, TimeProvider.System))
        {
            writer.Write(new RankedPage(Query, ranking.CandidateCount, ranking.Items));
            writer.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.CurrentGeneration is not null, RunningService.Patience));
    }
}
