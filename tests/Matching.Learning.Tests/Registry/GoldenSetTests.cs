using Matching.Testing;

namespace Matching.Learning.Tests.Registry;

public sealed class GoldenSetTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Check_TheModelItWasTakenFrom_Passes() => Taken().Check(worlds.Model);

    [Fact]
    public void Read_WhatWasWritten_ChecksTheSame() => GoldenFile.Read(GoldenFile.Write(Taken())).Check(worlds.Model);

    [Fact]
    public void Take_Rows_CoverSeveralQueriesAndScores()
    {
        var golden = Taken();
        Assert.InRange(golden.Rows.Height, 100, GoldenSet.Queries * GoldenSet.CandidatesPerQuery);
        Assert.True(golden.Expected.Distinct().Count() > 50, "the rows should tell models apart");
    }

    [Fact]
    public void Check_AnotherModel_IsRefused()
    {
        var other = Worlds.Other().Model.Load("other");
        Assert.Equal(ModelFault.WrongScores, Assert.Throws<ModelDamagedException>(() => Taken().Check(other)).Fault);
    }

    [Fact]
    public void Check_OneWeightThatNoRowReaches_IsRefused()
    {
        var weights = (float[])worlds.Model.Logit.Weights.Clone();
        weights[Array.FindLastIndex(weights, weight => weight != 0)] *= 1.001f;
        var trained = worlds.Trained with { Logit = LogitFile.Write(new LogitModel(weights)) };
        Assert.Throws<ModelDamagedException>(() => Taken().Check(trained.Load("changed")));
    }

    [Fact]
    public void Read_Truncated_IsRefused()
    {
        var bytes = GoldenFile.Write(Taken());
        foreach (var length in new[] { 0, 3, 17, 60, bytes.Length - 1 })
        {
            Assert.Throws<ModelDamagedException>(() => GoldenFile.Read(bytes[..length]));
        }
    }

    [Fact]
    public void Proof_SavedVersion_AgreesWithTransform()
    {
        using var folder = new TemporaryFolder();
        var registry = new ModelRegistry(folder.Path);
        var draft = worlds.Draft();
        registry.Save(draft);
        ModelProof.Run(registry, draft.Manifest.Version);
    }

    private GoldenSet Taken() => GoldenSet.Take(Worlds.Catalogue, Worlds.Log, worlds.Trained);
}
