using Matching.Testing;

namespace Matching.Jobs.Tests.Importing;

/// <summary>The real files, where they are at hand.</summary>
public sealed class RealImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_RealFolder_TakesEveryRowAndTheSecondTimeNone()
    {
        var request = ImportRequest.FromFolder(SharedData.RequireFolder("gcdf"));

        var first = Run(request);
        var again = Run(request);

        Assert.Equal([398, 16_783, 1_084], first.Counts.Select(count => count.Imported));
        Assert.Equal([398, 16_783, 1_084], again.Counts.Select(count => count.Unchanged));
        Assert.Equal((398, 16_783, 1_084, 1), _folder.State());
        Assert.Empty(first.Notes);
    }

    [Fact]
    public void Run_AidDataFilesInAnyOrder_TheSecondTimeChangeNothing()
    {
        string[] files = ["gcdf3_indonesia_2000_2013.xlsx", "gcdf2_huawei_2002_2013.xlsx", "gcdf3_indonesia_2000_2013.csv"];
        var requests = files.Select(name => ImportRequest.FromAidData(SharedData.RequireFolder("aiddata/" + name))).ToList();

        requests.ForEach(request => Run(request));
        var state = _folder.State();
        requests.ForEach(request => Assert.All(Run(request).Counts, count => Assert.Equal(count.Read, count.Unchanged)));

        Assert.Equal(state, _folder.State());
        Assert.Equal(98, state.Engagements);
        Assert.NotEmpty(_folder.Store.Engagements.ReadAll());
    }

    private ImportResult Run(ImportRequest request) => ImportJob.Run(_folder.Store, request, null, TestContext.Current.CancellationToken);
}
