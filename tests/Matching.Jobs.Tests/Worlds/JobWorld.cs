using Matching.Domain;
using Matching.Interchange;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests;

/// <summary>The small world as every job takes it: numbered, in a store, in a folder.</summary>
internal static class JobWorld
{
    /// <summary>The small world itself.</summary>
    public static SmallWorld World { get; } = new();

    /// <summary>The small world, numbered.</summary>
    public static LearningData Data { get; } = Number(World.Institutions, World.Engagements);

    /// <summary>Trains in a fraction of a second; FastTree, so that no native library is needed.</summary>
    public static TrainingOptions Quick { get; } = new()
    {
        Trainer = TreeTrainer.FastTree,
        HistoryLags = [0, 2],
        Logit = new LogitOptions { Iterations = 10 },
        Trees = new TreeOptions { Trees = 20 },
    };

    /// <summary>Numbers institutions and engagements beside the small world's enterprises.</summary>
    public static LearningData Number(IEnumerable<Institution> institutions, IEnumerable<Engagement> engagements)
    {
        var catalogue = Catalogue.Create(World.Enterprises, institutions, RegionTree.Default, SectorTree.Default);
        return new LearningData(catalogue, EngagementLog.Create(catalogue, engagements), DataRevision: 0);
    }

    /// <summary>Fills a store with the small world and some institutions more.</summary>
    public static void Fill(MatchingStore store, IEnumerable<Institution>? more = null)
    {
        using var session = store.BeginImport();
        foreach (var enterprise in World.Enterprises)
        {
            session.Put(enterprise);
        }

        foreach (var institution in World.Institutions.Concat(more ?? []))
        {
            session.Put(institution);
        }

        foreach (var engagement in World.Engagements)
        {
            session.Put(engagement);
        }

        session.Commit();
    }

    /// <summary>Writes an interchange folder.</summary>
    public static void Write(string folder, IEnumerable<Enterprise> enterprises, IEnumerable<Institution> institutions, IEnumerable<Engagement> engagements)
    {
        Directory.CreateDirectory(folder);
        Write(folder, InterchangeFormat.EnterprisesFile, InterchangeWriter.Enterprises, enterprises);
        WriteInstitutions(Path.Combine(folder, InterchangeFormat.InstitutionsFile), institutions);
        Write(folder, InterchangeFormat.EngagementsFile, InterchangeWriter.Engagements, engagements);
    }

    /// <summary>Writes a file of institutions.</summary>
    public static void WriteInstitutions(string path, IEnumerable<Institution> institutions) =>
        Write(Path.GetDirectoryName(path)!, Path.GetFileName(path), InterchangeWriter.Institutions, institutions);

    /// <summary>Institutions that stand beside the small world's in a country.</summary>
    public static IEnumerable<Institution> Companies(string country, int count) =>
        Enumerable.Range(1, count).Select(i => new Institution(
            new InstitutionId($"{country}-company-{i:000}"), $"Invented Trading Company {i}", [], new CountryCode(country), InstitutionKind.Company));

    private static void Write<T>(string folder, string file, Func<Stream, InterchangeWriter<T>> open, IEnumerable<T> rows)
        where T : class
    {
        using var writer = open(File.Create(Path.Combine(folder, file)));
        foreach (var row in rows)
        {
            writer.Write(row);
        }
    }
}
