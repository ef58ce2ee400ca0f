using Matching.Domain;

namespace Matching.Interchange;

/// <summary>How a row becomes a value, per file. Columns are numbered as in <see cref="InterchangeFormat"/>.</summary>
internal static class RowFormats
{
    public static Enterprise Enterprise(RowFields row)
    {
        var id = row.Id(0);
        var name = row.Text(1, InterchangeFormat.MaxNameLength, required: true);
        var aliases = row.Aliases(2, name);
        return row.Error is null ? new Enterprise(new EnterpriseId(id), name, aliases) : null!;
    }

    public static Institution Institution(RowFields row)
    {
        var id = row.Id(0);
        var name = row.Text(1, InterchangeFormat.MaxNameLength, required: true);
        var aliases = row.Aliases(2, name);
        var country = row.Country(3);
        var kind = row.Word<InstitutionKind>(4, InstitutionKinds.TryParse, InstitutionKinds.Tokens);
        return row.Error is null ? new Institution(new InstitutionId(id), name, aliases, country, kind) : null!;
    }

    public static Engagement Engagement(RowFields row)
    {
        var id = row.Id(0);
        var enterprise = row.Id(1);
        var institution = row.Id(2);
        var country = row.Country(3);
        var sector = row.Sector(4);
        var year = row.Year(5);
        var outcome = row.Word<EngagementOutcome>(6, EngagementOutcomes.TryParse, EngagementOutcomes.Tokens);
        var amount = row.Amount(7);
        var role = row.Word<EngagementRole>(8, EngagementRoles.TryParse, EngagementRoles.Tokens);
        var project = row.Text(9, InterchangeFormat.MaxProjectLength, required: false);
        var cluster = row.Text(10, InterchangeFormat.MaxProjectLength, required: false);
        var brief = row.Text(11, InterchangeFormat.MaxBriefLength, required: false);
        if (row.Error is not null)
        {
            return null!;
        }

        project = project.Length == 0 ? id : project;
        return new Engagement(
            new EngagementId(id), new EnterpriseId(enterprise), new InstitutionId(institution), country, sector, year, outcome, amount, role,
            project, cluster.Length == 0 ? project : cluster, brief);
    }
}
