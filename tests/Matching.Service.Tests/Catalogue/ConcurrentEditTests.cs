using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class ConcurrentEditTests
{
    private const int Writers = 6;

    [Fact]
    public async Task UpdateEnterprise_ByManyWithEtags_LosesNoChange()
    {
        await using var service = await RunningService.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => AddAliasAsync(service, $"Alias {number}"))).WaitAsync(RunningService.Patience);
        var enterprise = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "ent-1" }, RunningService.Options);

        Assert.Equal(Enumerable.Range(0, Writers).Select(number => $"Alias {number}"), enterprise.Aliases.Order(StringComparer.Ordinal));
        Assert.Equal(1 + Writers, service.Store.DataRevision);
    }

    [Fact]
    public async Task CreateInstitution_TheSameIdByMany_IsMadeOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new CreateInstitutionRequest
        {
            InstitutionId = "wanted",
            Institution = new Institution { DisplayName = "Wanted", CountryCode = "ZM", Kind = InstitutionKind.Bank },
        };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            try
            {
                await service.Catalogue.CreateInstitutionAsync(request, RunningService.Options);
                return StatusCode.OK;
            }
            catch (RpcException refused)
            {
                return refused.StatusCode;
            }
        })).WaitAsync(RunningService.Patience);

        Assert.Single(outcomes, StatusCode.OK);
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome == StatusCode.AlreadyExists));
    }

    /// <summary>Reads, changes and writes back, and begins again when somebody else was faster.</summary>
    private static async Task AddAliasAsync(RunningService service, string alias)
    {
        while (true)
        {
            var enterprise = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "ent-1" }, RunningService.Options);
            enterprise.Aliases.Add(alias);
            try
            {
                await service.Catalogue.UpdateEnterpriseAsync(new UpdateEnterpriseRequest { Enterprise = enterprise }, RunningService.Options);
                return;
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.Aborted)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
