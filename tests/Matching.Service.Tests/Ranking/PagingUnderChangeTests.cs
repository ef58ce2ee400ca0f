using CsCheck;
using Google.Type;
using Grpc.Core;
using Matching.Jobs;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class PagingUnderChangeTests
{
    /// <summary>What may happen between two pages.</summary>
    public enum Change
    {
        Nothing,
        Import,
        Activate,
        Publish,
        PublishCapped,
    }

    private static readonly Gen<RankPartnersRequest> Requests = Gen.OneOf(
        World(),
        World(),
        World(request => request.Sector = "energy"),
        World(request => request.Stage = V1.Stage.GoingGlobal),
        World(request => request.Diversity = V1.Diversity.ByKind),
        World(request => request.Filter = "kind != hospital"),
        World(request => request.AsOf = new Date { Year = 2008 }));

    private static readonly Gen<(int Size, Change Change)[]> Steps = Gen.Select(
        Gen.Int[10, 50], Gen.Frequency((3, Gen.Const(Change.Nothing)), (4, Gen.Enum<Change>()))).Array[4, 7];

    [Fact]
    public async Task RankPartners_AnythingChangesBetweenPages_NothingRepeatsAndNothingIsSkipped()
    {
        await using var service = await RunningService.StartAsync();
        var refused = 0;
        await Gen.Select(Requests, Steps).SampleAsync(
            async sample =>
            {
                var (request, steps) = sample;
                var whole = await service.Matching.RankPartnersAsync(new RankPartnersRequest(request) { PageSize = 200 }, RunningService.Options);
                var (seen, changes, token) = (0, 0, string.Empty);
                foreach (var (size, change) in steps)
                {
                    RankPartnersResponse page;
                    try
                    {
                        page = await service.Matching.RankPartnersAsync(new RankPartnersRequest(request) { PageSize = size, PageToken = token }, RunningService.Options);
                    }
                    catch (RpcException refusal) when (refusal.StatusCode == StatusCode.Aborted)
                    {
                        // Never before the states that are held have all been superseded.
                        refused++;
                        return changes > ServingStates.MaxSuperseded;
                    }

                    if (!page.Partners.SequenceEqual(whole.Partners.Skip(seen).Take(size)) || page.TotalSize != whole.TotalSize)
                    {
                        return false;
                    }

                    (seen, token) = (seen + page.Partners.Count, page.NextPageToken);
                    if (token.Length == 0)
                    {
                        return seen == whole.Partners.Count;
                    }

                    changes += await MakeAsync(service, change) ? 1 : 0;
                }

                return true;
            },
            iter: 14,
            threads: 1);
        Assert.InRange(refused, 0, 13);
    }

    /// <summary>Brings a change about and waits until the service has taken it up.</summary>
    private static async Task<bool> MakeAsync(RunningService service, Change change)
    {
        switch (change)
        {
            case Change.Nothing:
                return false;
            case Change.Import:
                using (var import = service.Store.BeginImport())
                {
                    import.Put(SmallWorld.EngagementOf($"late-{service.Store.DataRevision}", SmallWorld.Sinohydro, "zm-company-1", "ZM", "energy", 2013));
                    import.Commit();
                }

                break;
            case Change.Activate:
                service.Models.Activate(service.Models.CurrentVersion() == SmallModels.First ? SmallModels.Second : SmallModels.First);
                break;
            default:
                var options = new PublishOptions { MaxExposure = change == Change.PublishCapped ? 3 : null, FirstPage = 10 };
                PublishJob.Run(service.Store, service.Models, options, TimeProvider.System, null, TestContext.Current.CancellationToken);
                break;
        }

        var (revision, version, generation) = (service.Store.DataRevision, service.Models.CurrentVersion(), service.Store.Rankings.Current()?.Number);
        await Task.Run(() => Assert.True(
            SpinWait.SpinUntil(
                () => service.States.Current is { } state && state.DataRevision == revision && state.Model.Version == version && state.CurrentGeneration?.Number == generation,
                RunningService.Patience),
            $"the change {change} was not taken up"));
        return true;
    }

    private static RankPartnersRequest World(Action<RankPartnersRequest>? change = null)
    {
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "eastern-africa" };
        change?.Invoke(request);
        return request;
    }
}
