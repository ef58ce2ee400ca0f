using Matching.Domain;

namespace Matching.Interchange.Tests.AidData;

public sealed class AidDataPlacesTests
{
    private readonly AidDataPlaces _places = new(RegionTree.Default);

    [Theory]
    [InlineData("Congo", "CG")]
    [InlineData("Democratic Republic of the Congo", "CD")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Democratic People's Republic of Korea", "KP")]
    [InlineData("Lao People's Democratic Republic", "LA")]
    [InlineData("Kyrgyz Republic", "KG")]
    [InlineData("Macedonia, FYR", "MK")]
    [InlineData("North Macedonia", "MK")]
    [InlineData("Micronesia", "FM")]
    [InlineData("Moldova", "MD")]
    [InlineData("Syrian Arab Republic", "SY")]
    [InlineData("Iran", "IR")]
    [InlineData("Timor-Leste", "TL")]
    [InlineData("Tanzania", "TZ")]
    [InlineData("Turkey", "TR")]
    [InlineData("Venezuela", "VE")]
    [InlineData("Bolivia", "BO")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("West Bank and Gaza Strip", "PS")]
    [InlineData("Cape Verde", "CV")]
    [InlineData("Swaziland", "SZ")]
    [InlineData("Brunei Darussalam", "BN")]
    [InlineData("Sao Tome and Principe", "ST")]
    [InlineData("Kosovo", "XK")]
    [InlineData("Gambia", "GM")]
    [InlineData("Guinea-Bissau", "GW")]
    public void Find_NamesInUseThere_AreKnown(string name, string code) => Assert.Equal(code, _places.Find(name, "")?.Value);

    [Theory]
    [InlineData("XKX", "XK")]
    [InlineData("IDN", "ID")]
    public void Find_Codes_AreKnown(string iso3, string code) => Assert.Equal(code, _places.Find("unheard of", iso3)?.Value);

    [Theory]
    [InlineData("Africa, regional", "")]
    [InlineData("Multi-Region", "")]
    [InlineData("", "")]
    [InlineData("Oceania", "")]
    public void IsSeveral_Regions_AreNoCountry(string name, string iso3) => Assert.True(_places.IsSeveral(name, iso3));
}
