using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>
/// Plays the years one after another: enterprises come back to partners, countries and fields they know, and the world they choose from
/// grows. Memory is a few bytes per enterprise and institution, whatever the number of engagements.
/// </summary>
internal sealed class SampleEngagements(SampleWorldOptions options, SampleAtlas atlas, SampleTravel travel, SampleEnterprises enterprises, SampleInstitutions institutions)
{
    private readonly SampleVocabulary _words = SampleVocabulary.Default;

    public IEnumerable<Engagement> All()
    {
        var play = new SamplePlay(options, atlas, travel, enterprises);
        var row = 0L;
        var years = SampleWorldOptions.LastYear - SampleWorldOptions.FirstYear + 1;
        for (var step = 1; step <= years; step++)
        {
            // Growing by the same number each year: the total after year n is the n-th triangular number's share.
            var upTo = (long)options.Engagements * (step * (step + 9)) / (years * (years + 9));
            while (row < upTo)
            {
                var project = play.Next(SampleWorldOptions.FirstYear + step - 1);
                foreach (var (enterprise, institution) in project.Pairs)
                {
                    if (row == upTo)
                    {
                        break;
                    }

                    yield return Make(++row, project, enterprise, institution);
                }
            }
        }
    }

    private Engagement Make(long number, SampleProject project, int enterprise, int institution)
    {
        var sector = _words.Sectors[project.Sector];
        var country = _words.Countries[project.Country];
        var receives = atlas.KindOf(institution) is InstitutionKind.Ministry or InstitutionKind.Bank or InstitutionKind.Hospital or InstitutionKind.Academic or InstitutionKind.Museum;
        var phase = project.Phase == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", phase {project.Phase}");
        return new Engagement(
            new EngagementId(string.Create(CultureInfo.InvariantCulture, $"SG{number:D8}")),
            enterprises.Id(enterprise),
            institutions.Id(institution),
            country.Code,
            sector.Id,
            project.Year,
            project.Outcome,
            project.AmountUsdMillions,
            receives || institution == project.Lead ? EngagementRole.Receiving : EngagementRole.Implementing,
            string.Create(CultureInfo.InvariantCulture, $"SP{project.Number:D8}"),
            string.Create(CultureInfo.InvariantCulture, $"SC{project.Cluster:D8}"),
            $"Invented sample: {sector.Fields[project.Field][0]} project in {country.Region.Name}{phase}");
    }
}
