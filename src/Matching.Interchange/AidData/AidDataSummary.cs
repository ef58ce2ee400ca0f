namespace Matching.Interchange;

/// <summary>What an import took from one of AidData's files, and what it left out and why. Projects add up:
/// <see cref="Projects"/> = used + umbrella + several countries + no Chinese company + no named institution + rejected.</summary>
/// <param name="Release">The release whose columns the file has: <c>2.0</c> or <c>3.0</c>.</param>
/// <param name="Projects">Rows of the file.</param>
/// <param name="UsedProjects">Projects that gave at least one engagement.</param>
/// <param name="UmbrellaProjects">Framework agreements, whose parts are records of their own.</param>
/// <param name="SeveralCountries">Projects of several countries or of none in particular.</param>
/// <param name="NoChineseCompany">Projects in which no Chinese company receives or implements.</param>
/// <param name="NoNamedInstitution">Projects with a Chinese company whose local side is nobody in particular.</param>
/// <param name="RejectedProjects">Rows with an error.</param>
/// <param name="CompanyFundsOnly">Of <paramref name="NoChineseCompany"/>: a company is among the funders, and is not taken for that.</param>
/// <param name="GovernmentsLeftOut">Mentions of "Government of X" on the local side.</param>
/// <param name="GenericNamesLeftOut">Mentions of nobody in particular ("Unspecified …") on either side.</param>
/// <param name="MisalignedLists">Lists of agencies whose types do not run parallel, left out.</param>
/// <param name="Enterprises">Enterprises found.</param>
/// <param name="Institutions">Institutions found.</param>
/// <param name="Engagements">Engagements found.</param>
/// <param name="Clusters">Clusters among the projects used.</param>
/// <param name="UnknownColumns">Columns of the file that the published release does not have.</param>
/// <param name="MissingColumns">Columns of the published release that the file does not have and the import does not need.</param>
public sealed record AidDataSummary(
    string Release,
    int Projects,
    int UsedProjects,
    int UmbrellaProjects,
    int SeveralCountries,
    int NoChineseCompany,
    int NoNamedInstitution,
    int RejectedProjects,
    int CompanyFundsOnly,
    int GovernmentsLeftOut,
    int GenericNamesLeftOut,
    int MisalignedLists,
    int Enterprises,
    int Institutions,
    int Engagements,
    int Clusters,
    IReadOnlyList<string> UnknownColumns,
    IReadOnlyList<string> MissingColumns)
{
    /// <summary>The summary in lines, as it is printed.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [
        $"AidData {Release}: {Projects:N0} projects read = {UsedProjects:N0} used + {UmbrellaProjects:N0} umbrella + {SeveralCountries:N0} of several countries "
            + $"+ {NoChineseCompany:N0} without a Chinese company + {NoNamedInstitution:N0} without a named local institution + {RejectedProjects:N0} rejected",
        $"  found: {Enterprises:N0} enterprises, {Institutions:N0} institutions, {Engagements:N0} engagements in {Clusters:N0} clusters",
        $"  left out: {GovernmentsLeftOut:N0} mentions of a government as such, {GenericNamesLeftOut:N0} of nobody in particular, {MisalignedLists:N0} lists of agencies whose types do not run parallel",
        $"  {CompanyFundsOnly:N0} of the projects without a Chinese company have one among their funders",
    ]);
}
