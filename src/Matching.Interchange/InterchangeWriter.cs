using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Opens writers of the interchange format.</summary>
public static class InterchangeWriter
{
    /// <summary>Begins a file of enterprises.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    public static InterchangeWriter<Enterprise> Enterprises(Stream stream) => new(stream, InterchangeFormat.EnterpriseColumns, static (csv, row) =>
    {
        csv.WriteField(row.Id.Value);
        csv.WriteField(row.Name);
        csv.WriteField(Join(row.Aliases));
    });

    /// <summary>Begins a file of institutions.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    public static InterchangeWriter<Institution> Institutions(Stream stream) => new(stream, InterchangeFormat.InstitutionColumns, static (csv, row) =>
    {
        csv.WriteField(row.Id.Value);
        csv.WriteField(row.Name);
        csv.WriteField(Join(row.Aliases));
        csv.WriteField(row.Country.Value);
        csv.WriteField(row.Kind.ToToken());
    });

    /// <summary>Begins a file of engagements.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    public static InterchangeWriter<Engagement> Engagements(Stream stream) => new(stream, InterchangeFormat.EngagementColumns, static (csv, row) =>
    {
        csv.WriteField(row.Id.Value);
        csv.WriteField(row.Enterprise.Value);
        csv.WriteField(row.Institution.Value);
        csv.WriteField(row.Country.Value);
        csv.WriteField(row.Sector.Value);
        csv.WriteField(row.Year);
        csv.WriteField(row.Outcome.ToToken());
        csv.WriteField(row.AmountUsdMillions?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty);
        csv.WriteField(row.Role.ToToken());
        csv.WriteField(row.Project);
        csv.WriteField(row.ProjectCluster);
        csv.WriteField(row.Brief);
    });

    /// <summary>Begins a file of rejected rows: file, line, column, value, reason.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    public static InterchangeWriter<RowError> Rejects(Stream stream) => new(stream, InterchangeFormat.RejectColumns, static (csv, row) =>
    {
        csv.WriteField(row.File);
        csv.WriteField(row.Line);
        csv.WriteField(row.Column);
        csv.WriteField(Harmless(row.Value));
        csv.WriteField(row.Reason);
    });

    /// <summary>A report is opened in a spreadsheet: what would run there as a formula is shown as text.</summary>
    private static string Harmless(string value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;

    private static string Join(IReadOnlyList<string> aliases)
    {
        var broken = aliases.FirstOrDefault(alias => alias.Contains(InterchangeFormat.AliasSeparator, StringComparison.Ordinal));
        return broken is null
            ? string.Join(InterchangeFormat.AliasSeparator, aliases)
            : throw new ArgumentException($"The alias '{broken}' holds '{InterchangeFormat.AliasSeparator}', which parts aliases in the file; remove it from the alias.", nameof(aliases));
    }
}
