namespace Matching.Jobs;

/// <summary>What to import. Exactly one of <see cref="DataFolder"/> and <see cref="AidDataFile"/> is given.</summary>
public sealed record ImportRequest
{
    private ImportRequest()
    {
    }

    /// <summary>A folder with the three files of the interchange format, or null.</summary>
    public string? DataFolder { get; private init; }

    /// <summary>One of AidData's own files, or null.</summary>
    public string? AidDataFile { get; private init; }

    /// <summary>What to do at a bad row. Default: stop.</summary>
    public ImportErrorPolicy OnError { get; init; } = ImportErrorPolicy.Stop;

    /// <summary>Where rejected rows are written when they are skipped; null means beside the database, <c>FILE.rejects.csv</c>.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>Imports the interchange format.</summary>
    /// <param name="folder">The folder of <c>enterprises.csv</c>, <c>institutions.csv</c> and <c>engagements.csv</c>.</param>
    public static ImportRequest FromFolder(string folder) => new() { DataFolder = folder };

    /// <summary>Imports the publisher's own file.</summary>
    /// <param name="file">Release 3.0 or 2.0 as xlsx or CSV.</param>
    public static ImportRequest FromAidData(string file) => new() { AidDataFile = file };
}
