using System.Collections.Concurrent;
using System.Globalization;
using Matching.Domain;
using Matching.Learning;
using Matching.Testing;
using Matching.V1;

namespace Matching.Service.Tests.Proving;

/// <summary>Damages a model in every way and looks whether one wrong answer is ever served.</summary>
public sealed class CorruptionTests(ITestOutputHelper output)
{
    private const int KeptLastGood = 1101;

    private static RankPartnersRequest Query => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 200 };

    /// <summary>Faults after hashing, 500 of them, each activated in a running service, which is then asked.</summary>
    [Fact]
    public Task Serving_500FaultsAfterHashing_NoWrongAnswerIsServed() => ServeAsync(SmallSound(), SmallModels.Second, 500);

    /// <summary>The same on any model: <c>-method '*Serving_ManyFaults*'</c>, and the rest as for <see cref="Proof_ManyFaultsBeforeHashing_NoWrongModelPasses"/>.</summary>
    [Fact(Explicit = true)]
    public Task Serving_ManyFaultsAfterHashing_NoWrongAnswerIsServed()
    {
        var (model, faults) = LongRun();
        return ServeAsync(ModelFolder.Read(model), Path.GetFileName(Path.TrimEndingDirectorySeparator(model)), faults);
    }

    private async Task ServeAsync(ModelFolder sound, string version, int faults)
    {
        await using var service = await RunningService.StartAsync(expected: KeptLastGood);
        var folder = Path.Combine(service.Models.Directory, version);
        sound.WriteTo(folder);
        var expected = await RightAnswersAsync(service, version);
        var corruption = new Corruption(2026, sound, ModelFolder.Read(Path.Combine(service.Models.Directory, SmallModels.First)));
        var counts = new SortedDictionary<string, (int Refused, int Harmless)>(StringComparer.Ordinal);
        var current = Path.Combine(service.Models.Directory, "current");
        for (var i = 0; i < faults; i++)
        {
            var (kind, damaged) = corruption.Late();
            damaged.WriteTo(folder);
            await File.WriteAllTextAsync(current, version);
            await service.ModelDecidedAsync();
            var answer = await service.Matching.RankPartnersAsync(Query, RunningService.Options);

            Assert.True(expected[answer.ModelVersion] == Text(answer), $"fault {i} ({kind}) changed the answer of {answer.ModelVersion}");
            var (refused, harmless) = counts.GetValueOrDefault(kind);
            counts[kind] = answer.ModelVersion == SmallModels.First ? (refused + 1, harmless) : (refused, harmless + 1);
            await File.WriteAllTextAsync(current, SmallModels.First);
            service.Watcher.Look();
        }

        foreach (var (kind, (refused, harmless)) in counts)
        {
            output.WriteLine($"{kind}: {refused} refused, {harmless} harmless and served right");
        }

        var sum = counts.Values.Sum(count => count.Refused);
        output.WriteLine($"{faults} faults, {sum} refused, {faults - sum} harmless, 0 wrong answers");

        // Only the manifest holds anything that no score depends on; a quarter of the faults are in it.
        Assert.InRange(sum, faults * 3 / 4, faults - 1);
    }

    [Fact]
    public Task Proof_40FaultsBeforeHashing_NoWrongModelPasses() => ProveAsync(SmallSound(), 40, TimeSpan.FromSeconds(20));

    /// <summary>
    /// The long run, on any model: <c>MATCHING_TEST_MODEL=models/VERSION MATCHING_TEST_FAULTS=500 dotnet Matching.Service.Tests.dll -explicit
    /// only -method '*Proof_ManyFaults*'</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public Task Proof_ManyFaultsBeforeHashing_NoWrongModelPasses()
    {
        var (model, faults) = LongRun();
        return ProveAsync(ModelFolder.Read(model), faults, TimeSpan.FromSeconds(10));
    }

    private static (string Model, int Faults) LongRun()
    {
        var model = Environment.GetEnvironmentVariable("MATCHING_TEST_MODEL");
        Assert.SkipWhen(model is null, "name a version's folder with MATCHING_TEST_MODEL");
        return (model!, int.Parse(Environment.GetEnvironmentVariable("MATCHING_TEST_FAULTS") ?? "500", CultureInfo.InvariantCulture));
    }

    private async Task ProveAsync(ModelFolder sound, int faults, TimeSpan limit)
    {
        using var folder = new TemporaryFolder();
        var registry = new ModelRegistry(folder.Path);
        var version = sound.Rehash();
        sound.WriteTo(folder.File(version));
        var right = Scores(registry.Load(version));
        var corruption = new Corruption(2026, sound, sound);
        var cases = Enumerable.Range(0, faults).Select(_ => corruption.Early()).ToList();
        var prover = new ModelProver(registry, new ServiceOptions(string.Empty, folder.Path, [], SampleWhenEmpty: false) { ModelProofLimit = limit });
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            cases.Select((fault, i) => (fault, i)),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (item, token) =>
            {
                // Several faults may give the same bytes, so each has a models folder of its own.
                var models = folder.File(item.i.ToString(CultureInfo.InvariantCulture));
                item.fault.Folder.WriteTo(Path.Combine(models, item.fault.Version));
                var own = new ModelRegistry(models);
                try
                {
                    await new ModelProver(own, new ServiceOptions(string.Empty, models, [], SampleWhenEmpty: false) { ModelProofLimit = limit }).ProveAsync(item.fault.Version, token);
                    Assert.True(right.SequenceEqual(Scores(own.Load(item.fault.Version))), $"{item.fault.Kind} (fault {item.i}) passed with other scores");
                    Count(item.fault.Kind, "harmless, scores equal");
                }
                catch (ModelDamagedException exception)
                {
                    Count(item.fault.Kind, exception.Fault.ToString());
                }
            });

        await prover.ProveAsync(version, TestContext.Current.CancellationToken);
        foreach (var (what, count) in outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{what}: {count}");
        }

        var harmless = outcomes.Where(pair => pair.Key.EndsWith("equal", StringComparison.Ordinal)).Sum(pair => pair.Value);
        output.WriteLine($"{faults} faults, {faults - harmless} refused, {harmless} harmless, 0 wrong");
        Assert.True(harmless < faults / 2, $"{harmless} of {faults} faults passed");

        void Count(string kind, string outcome) => outcomes.AddOrUpdate($"{kind}: {outcome}", 1, static (_, count) => count + 1);
    }

    /// <summary>The scores of every candidate of a few queries of the small world.</summary>
    private static float[] Scores(RankingModel model)
    {
        var catalogue = Learning.Catalogue.Create(SmallWorld.Enterprises, SmallWorld.Institutions, RegionTree.Default, SectorTree.Default);
        var log = EngagementLog.Create(catalogue, SmallWorld.Engagements);
        var ranker = new Ranker(catalogue, EngagementHistory.Before(catalogue, log, log.LastYear + 1), model);
        return [.. SmallWorld.Countries.SelectMany(country => new[] { SmallWorld.Sinohydro, SmallWorld.Newcomer }.SelectMany(enterprise =>
            ranker.Rank(new RankQuery(new EnterpriseId(enterprise), new SectorId("energy"), new RegionId(country)), Domain.CandidateFilter.None).Items
                .OrderBy(item => item.Institution).Select(item => item.Score)))];
    }

    private static ModelFolder SmallSound()
    {
        using var folder = new TemporaryFolder();
        return ModelFolder.Read(Path.Combine(SmallModels.WriteTo(folder.Path).Directory, SmallModels.Second));
    }

    private static async Task<Dictionary<string, string>> RightAnswersAsync(RunningService service, string version)
    {
        var right = new Dictionary<string, string>(StringComparer.Ordinal) { [SmallModels.First] = Text(await service.Matching.RankPartnersAsync(Query, RunningService.Options)) };
        service.Models.Activate(version);
        await service.ModelDecidedAsync();
        right[version] = Text(await service.Matching.RankPartnersAsync(Query, RunningService.Options));
        Assert.Equal(2, right.Values.Distinct(StringComparer.Ordinal).Count());
        service.Models.Activate(SmallModels.First);
        await service.ModelDecidedAsync();
        return right;
    }

    private static string Text(RankPartnersResponse answer) =>
        string.Join('\n', answer.Partners.Select(partner => $"{partner.Rank} {partner.Institution.Name} {partner.Score:R}"));
}
