using System.Security.Cryptography;
using Matching.Domain;
using Matching.Testing;

namespace Matching.Interchange.Tests.Sampling;

public sealed class SampleWriterTests : IDisposable
{
    private static readonly string[] Files = ["engagements.csv", "enterprises.csv", "institutions.csv"];
    private static readonly SampleWorldOptions Small = new(Seed: 7, Institutions: 500, Enterprises: 30, Engagements: 400);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        Assert.Equal(Write(Small, "one"), Write(Small, "two"));
        Assert.NotEqual(Write(Small, "one"), Write(Small with { Seed = 8 }, "three"));
    }

    /// <summary>
    /// The same seed means the same world on every platform and in every run. Who changes the generator or its word lists on purpose writes the
    /// new sums here, and says so in the change log.
    /// </summary>
    [Fact]
    public void Write_KnownSeed_GivesTheKnownBytes() =>
        Assert.Equal(
            ["engagements.csv cd054c4ddd34ef87", "enterprises.csv dc34a997141da88e", "institutions.csv 79a6cd4a7ac4c459"],
            Write(Small, "known"));

    [Fact]
    public void Write_Rows_AreReadBackWholeWithoutAnError()
    {
        Write(Small, "sample");
        var world = new SampleWorld(Small);
        var reader = new InterchangeReader(RegionTree.Default, SectorTree.Default);
        using var enterprises = reader.OpenEnterprises(Path.Combine(_folder.File("sample"), "enterprises.csv"));
        using var institutions = reader.OpenInstitutions(Path.Combine(_folder.File("sample"), "institutions.csv"));
        using var engagements = reader.OpenEngagements(Path.Combine(_folder.File("sample"), "engagements.csv"));
        Assert.Equivalent(world.Enterprises(), Values(enterprises), strict: true);
        Assert.Equivalent(world.Institutions(), Values(institutions), strict: true);
        Assert.Equal(world.Engagements(), Values(engagements));
    }

    [Fact]
    public void Write_Encoding_IsUtf8WithoutMark()
    {
        Write(Small, "sample");
        var bytes = File.ReadAllBytes(Path.Combine(_folder.File("sample"), "institutions.csv"));
        Assert.Equal("ins"u8, bytes.AsSpan(0, 3));
        Assert.Contains("（示例）", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watcher(seen =>
        {
            if (seen.File == "institutions.csv")
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => SampleWriter.Write(new SampleWorld(Small), _folder.File("stopped"), progress, stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_CancelledOverAnEarlierSample_KeepsIt()
    {
        var before = Write(Small, "kept");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => SampleWriter.Write(new SampleWorld(Small with { Seed = 9 }), _folder.File("kept"), null, stop.Token));
        Assert.Equal(before, Sums("kept"));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_OverAnEarlierSampleOrEmptyFolder_ReplacesIt()
    {
        Directory.CreateDirectory(_folder.File("sample"));
        var first = Write(Small, "sample");
        var second = Write(Small with { Seed = 8 }, "sample");
        Assert.NotEqual(first, second);
        Assert.Equal(Files, Directory.EnumerateFiles(_folder.File("sample")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_FolderWithSomethingElse_IsRefusedAndUntouched()
    {
        Directory.CreateDirectory(_folder.File("mine"));
        File.WriteAllText(Path.Combine(_folder.File("mine"), "thesis.docx"), "years of work");
        var failure = Assert.Throws<SampleFolderException>(() => SampleWriter.Write(new SampleWorld(Small), _folder.File("mine"), null, TestContext.Current.CancellationToken));
        Assert.Contains("thesis.docx", failure.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(_folder.File("mine"), "thesis.docx")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_PathOfAFile_IsRefused()
    {
        File.WriteAllText(_folder.File("taken"), "a file");
        Assert.Throws<SampleFolderException>(() => SampleWriter.Write(new SampleWorld(Small), _folder.File("taken"), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Write_Progress_EndsEachFileAtItsTotal()
    {
        var seen = new List<SampleProgress>();
        SampleWriter.Write(new SampleWorld(Small with { Engagements = 45_000 }), _folder.File("sample"), new Watcher(seen.Add), TestContext.Current.CancellationToken);
        Assert.Equal(
            [("enterprises.csv", 30L), ("institutions.csv", 500L), ("engagements.csv", 20_000L), ("engagements.csv", 40_000L), ("engagements.csv", 45_000L)],
            seen.Select(each => (each.File, each.Rows)));
    }

    [Fact]
    public void Write_HundredThousandInstitutions_KeepsTheStructure()
    {
        var world = new SampleWorld(new SampleWorldOptions(3, 100_000, 5_000, 200_000));
        Assert.Equal(100_000, world.Institutions().Select(i => i.Id).Distinct().Count());
        Assert.Equal(100_000, world.Institutions().Select(i => (i.Country, i.Name)).Distinct().Count());
        var engaged = world.Engagements().Select(e => e.Institution).Distinct().Count();
        Assert.InRange(engaged, 10_000, 45_000);
    }

    private IReadOnlyList<string> Write(SampleWorldOptions options, string name)
    {
        SampleWriter.Write(new SampleWorld(options), _folder.File(name), null, TestContext.Current.CancellationToken);
        return Sums(name);
    }

    private IReadOnlyList<string> Sums(string name) =>
        [.. Files.Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder.File(name), file))))[..16]}")];

    private static List<T> Values<T>(InterchangeFile<T> file)
        where T : class =>
        [.. file.Rows().Select(row => row.Value ?? throw new InvalidDataException(row.Error!.ToString()))];

    private sealed class Watcher(Action<SampleProgress> seen) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => seen(value);
    }
}
