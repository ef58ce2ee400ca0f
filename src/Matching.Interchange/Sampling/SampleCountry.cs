using Matching.Domain;

namespace Matching.Interchange;

/// <summary>A country of the invented world.</summary>
/// <param name="Region">Its node.</param>
/// <param name="Language">The language of its names: 0 English, 1 French, 2 Spanish, 3 Portuguese, 4 Russian, 5 Arabic.</param>
/// <param name="LocalName">Its name in that language.</param>
/// <param name="Weight">Its share of institutions and engagements.</param>
/// <param name="Inhabited">False where there are research stations only.</param>
/// <param name="HasCoast">Landlocked countries get dry ports.</param>
internal sealed record SampleCountry(Region Region, int Language, string LocalName, int Weight, bool Inhabited, bool HasCoast)
{
    public CountryCode Code => Region.Countries[0];
}
