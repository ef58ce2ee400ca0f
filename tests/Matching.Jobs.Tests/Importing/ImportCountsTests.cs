using CsCheck;

namespace Matching.Jobs.Tests.Importing;

public sealed class ImportCountsTests
{
    private static readonly Gen<string> Row = Gen.Select(
        Gen.Int[0, 30],
        Pick("E1", "E2", "E9", "", "E 1"),
        Pick("I1", "I2", "I9"),
        Pick("2011", "20133", "", "2012"),
        Pick("ZM", "KE", "XX"),
        Pick("", "", "", "\"", ",extra", "\"open", "\0", "\u00e9")).Select((id, enterprise, institution, year, country, tail) =>
            ImportFolder.Engagement($"G{id}", enterprise, institution, year, country) + tail);

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Run_RandomCorruptions_CountsAddUpAndRejectsAreAllWrittenDown() => Row.List[0, 40].Sample(
        rows =>
        {
            using var folder = new ImportFolder();
            folder.Write("engagements.csv", [ImportFolder.EngagementHeader, .. rows]);

            var first = folder.Import(ImportErrorPolicy.Skip);
            var again = folder.Import(ImportErrorPolicy.Skip);

            // No row of these spans lines: whatever is broken in one, each line is read once.
            Assert.Equal(rows.Count, first.Counts[2].Read);
            Assert.Equal(first.Counts[2].Imported, folder.Store.Engagements.Count());
            Assert.Equal(first.Rejected, File.ReadAllLines(first.RejectsPath!).Length - 1);
            Assert.Equal((first.Counts[2].Imported, first.Counts[2].Rejected, 0), (again.Counts[2].Unchanged, again.Counts[2].Rejected, again.Counts[2].Imported));
            Assert.Equal(first.DataRevision, again.DataRevision);
        },
        iter: 40,
        threads: 1);
}
