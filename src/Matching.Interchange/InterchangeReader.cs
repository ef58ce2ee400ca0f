using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Opens the files of the interchange format (<c>docs/interchange.md</c>). Holds nothing open itself; thread-safe.</summary>
/// <param name="regions">Which countries exist.</param>
/// <param name="sectors">Which sectors exist.</param>
public sealed class InterchangeReader(RegionTree regions, SectorTree sectors)
{
    /// <summary>Opens a file of enterprises and reads its header.</summary>
    /// <exception cref="InterchangeException">The file is missing, lacks a column, or is not CSV.</exception>
    public InterchangeFile<Enterprise> OpenEnterprises(string path) =>
        Open(path, InterchangeFormat.EnterprisesFile, InterchangeFormat.EnterpriseColumns, RowFormats.Enterprise);

    /// <summary>Opens a file of institutions and reads its header.</summary>
    /// <exception cref="InterchangeException">The file is missing, lacks a column, or is not CSV.</exception>
    public InterchangeFile<Institution> OpenInstitutions(string path) =>
        Open(path, InterchangeFormat.InstitutionsFile, InterchangeFormat.InstitutionColumns, RowFormats.Institution);

    /// <summary>Opens a file of engagements and reads its header.</summary>
    /// <exception cref="InterchangeException">The file is missing, lacks a column, or is not CSV.</exception>
    public InterchangeFile<Engagement> OpenEngagements(string path) =>
        Open(path, InterchangeFormat.EngagementsFile, InterchangeFormat.EngagementColumns, RowFormats.Engagement);

    private InterchangeFile<T> Open<T>(string path, string usualName, IReadOnlyList<string> columns, Func<RowFields, T> format)
        where T : class
    {
        var source = CsvSource.Probe(
            path,
            $"A data folder holds {InterchangeFormat.EnterprisesFile}, {InterchangeFormat.InstitutionsFile} and {InterchangeFormat.EngagementsFile}; one without rows is its header alone. This should be {usualName}.");
        return new InterchangeFile<T>(source, columns, format, regions, sectors);
    }
}
