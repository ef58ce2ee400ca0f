using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Training;

/// <summary>What training and activating do with the gate's word; the rule itself is tested where it lives.</summary>
public sealed class GateTests(JudgedWorld world) : IClassFixture<JudgedWorld>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_NothingActive_IsHeldAgainstTheBestRule()
    {
        var registry = world.Copy(_folder, active: null);
        var result = Train(registry, JobWorld.Data, JudgedWorld.Judged);
        Assert.Equal((true, GateBasis.BestRule, null), (result.Verdict.Passed, result.Verdict.Basis, result.Verdict.Against));
        Assert.Equal(world.Good, registry.CurrentVersion());
    }

    [Fact]
    public void Train_NothingActiveAndWorseThanTheBestRule_IsRefused()
    {
        var registry = world.Copy(_folder, active: null);
        var result = Train(registry, JobWorld.Data, JudgedWorld.Worse);
        Assert.Equal((false, GateBasis.BestRule, false), (result.Verdict.Passed, result.Verdict.Basis, result.Activated));
        Assert.Null(registry.CurrentVersion());
    }

    [Fact]
    public void Train_WorseThanTheActiveOne_IsWrittenButNotActivated()
    {
        var registry = new ModelRegistry(_folder.Path);
        Train(registry, JobWorld.Data, JudgedWorld.Judged);
        var bad = Train(registry, JobWorld.Data, JudgedWorld.Worse);
        Assert.Equal((false, GateBasis.StoredResults, world.Good), (bad.Verdict.Passed, bad.Verdict.Basis, bad.Verdict.Against));
        Assert.True(bad.Verdict.Difference!.Value.Low <= ActivationGate.Margin, bad.Verdict.Reason);
        Assert.False(bad.Activated);
        Assert.Equal(world.Good, registry.CurrentVersion());
        Assert.Equal(bad.Version, registry.Load(bad.Version).Version);
        Assert.Equal(bad.Verdict.Reason, bad.Manifest.Gate!.Reason);
    }

    [Fact]
    public void Train_WorseButForced_IsActivatedAndSaysSo()
    {
        var registry = world.Copy(_folder, world.Good);
        var bad = Train(registry, JobWorld.Data, JudgedWorld.Worse with { Force = true });
        Assert.True(bad.Activated);
        Assert.Equal(world.Bad, registry.CurrentVersion());
        Assert.Equal(bad.Verdict.Reason, Assert.Single(bad.Manifest.ForcedActivations).Refusal);
        Assert.Contains(" forced ", File.ReadAllLines(_folder.File("activations.log"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Train_DataHaveChanged_TrainsTheActiveRecipeAgainOnTheSameWindow()
    {
        var registry = world.Copy(_folder, world.Good);
        var more = JobWorld.Number(JobWorld.World.Institutions.Concat(JobWorld.Companies("KE", 3)), JobWorld.World.Engagements);
        var again = Train(registry, more, JudgedWorld.Judged);
        Assert.Equal((GateBasis.RetrainedRecipe, world.Good), (again.Verdict.Basis, again.Verdict.Against));

        // The same recipe on the same data: no difference at all.
        Assert.Equal(default(Interval), again.Verdict.Difference);
        Assert.True(again.Activated);
    }

    [Fact]
    public void Train_ActiveOneDamaged_IsHeldAgainstTheBestRule()
    {
        var registry = world.Copy(_folder, world.Unjudged);
        File.WriteAllText(_folder.File($"{world.Unjudged}/manifest.json"), "{");
        var result = Train(registry, JobWorld.Data, JudgedWorld.Judged);
        Assert.Equal((GateBasis.BestRule, true), (result.Verdict.Basis, result.Activated));
    }

    [Fact]
    public void Train_ActiveOneOfAnotherFeatureSetOnOtherData_IsHeldAgainstTheBestRule()
    {
        var registry = world.Copy(_folder, world.OtherWindow);
        var manifest = _folder.File($"{world.OtherWindow}/manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"\"featureSetVersion\": {FeatureSet.Version}", "\"featureSetVersion\": 999", StringComparison.Ordinal));
        var result = Train(registry, JobWorld.Data, JudgedWorld.Judged);
        Assert.Equal((GateBasis.BestRule, world.OtherWindow, true), (result.Verdict.Basis, result.Verdict.Against, result.Activated));
    }

    [Fact]
    public void Activate_Worse_NamesTheFigureAndLeavesTheActiveOne()
    {
        var registry = world.Copy(_folder, world.Good);
        var refusal = Assert.Throws<GateRefusedException>(() => ActivateJob.Run(registry, world.Bad, data: null));
        Assert.Contains(refusal.Verdict.Difference!.Value.ToString(), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(world.Good, registry.CurrentVersion());
    }

    [Fact]
    public void Activate_WorseButForced_IsActive()
    {
        var registry = world.Copy(_folder, world.Good);
        Assert.False(ActivateJob.Run(registry, world.Bad, data: null, force: true).Passed);
        Assert.Equal(world.Bad, registry.CurrentVersion());
        Assert.Single(registry.Get(world.Bad).ForcedActivations);
    }

    [Fact]
    public void Activate_Better_Passes()
    {
        var registry = world.Copy(_folder, world.Bad);
        Assert.True(ActivateJob.Run(registry, world.Good, data: null).Passed);
        Assert.Equal(world.Good, registry.CurrentVersion());
    }

    [Fact]
    public void Activate_TheActiveOne_Passes()
    {
        var registry = world.Copy(_folder, world.Unjudged);
        Assert.Equal(GateBasis.Itself, ActivateJob.Run(registry, world.Unjudged, data: null).Basis);
    }

    [Fact]
    public void Activate_JudgedOnAnotherWindowWithoutData_AsksForTheStore()
    {
        var registry = world.Copy(_folder, world.Good);
        var refusal = Assert.Throws<GateRefusedException>(() => ActivateJob.Run(registry, world.OtherWindow, data: null));
        Assert.Equal(GateBasis.Incomparable, refusal.Verdict.Basis);
        Assert.Contains("--db", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Activate_JudgedOnAnotherWindowWithData_JudgesBothRecipesOnTheCandidates()
    {
        var registry = world.Copy(_folder, world.Good);
        var verdict = ActivateJob.Run(registry, world.OtherWindow, JobWorld.Data, force: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((GateBasis.RetrainedRecipe, 2012, 2014), (verdict.Basis, verdict.Cutoff, verdict.Until));
    }

    [Fact]
    public void Activate_UnjudgedWithData_IsJudgedNow()
    {
        var registry = world.Copy(_folder, world.Good);
        var verdict = ActivateJob.Run(registry, world.Unjudged, JobWorld.Data, force: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((GateBasis.StoredResults, 2011, 2014), (verdict.Basis, verdict.Cutoff, verdict.Until));
    }

    [Fact]
    public void Activate_UnjudgedWithoutData_IsRefused()
    {
        var registry = world.Copy(_folder, world.Good);
        Assert.Throws<GateRefusedException>(() => ActivateJob.Run(registry, world.Unjudged, data: null));
    }

    [Fact]
    public void Activate_Damaged_IsRefusedBeforeAnythingIsTrained()
    {
        var registry = world.Copy(_folder, world.Good);
        File.WriteAllText(_folder.File($"{world.OtherWindow}/logit.bin"), "damaged");
        var progress = new StageRecorder();
        Assert.Throws<ModelDamagedException>(() => ActivateJob.Run(registry, world.OtherWindow, JobWorld.Data, progress: progress));
        Assert.Empty(progress.Reports);
    }

    private static TrainResult Train(ModelRegistry registry, LearningData data, TrainRequest request) =>
        TrainJob.Run(data, registry, request, new FixedClock(), progress: null, TestContext.Current.CancellationToken);
}
