using Matching.Domain;

namespace Matching.Learning.Tests.Features;

public sealed class ConceptLexiconTests
{
    [Theory]
    [InlineData("Electricité du Laos", "power")]
    [InlineData("Empresa Nacional de Electricidad", "power")]
    [InlineData("Минскэнерго РУП Энергетика", "power")]
    [InlineData("الشركة العامة للكهرباء", "power")]
    [InlineData("赞比亚国家电力公司", "power")]
    [InlineData("Ministry of Health and Sanitation", "health")]
    [InlineData("Ministère de la Santé", "health")]
    [InlineData("Hospital Nacional", "health")]
    [InlineData("Sri Lanka Ports Authority", "sea")]
    [InlineData("Chemins de fer du Mali", "rail")]
    [InlineData("Universidade de São Paulo", "education")]
    [InlineData("Banco Central", "banking")]
    [InlineData("RUE Vitebskenergo", "power")]
    [InlineData("Uzbekneftegaz", "oil_gas")]
    [InlineData("JSC KazAvtoZhol", "road")]
    [InlineData("Belarusbank", "banking")]
    [InlineData("Kraftwerke Oberland AG", "power")]
    public void MaskOf_NameInAnyLanguage_SpeaksOfTheField(string name, string concept)
    {
        var mask = ConceptLexicon.Default.MaskOf(NameWords.Of(name));
        var names = Enumerable.Range(0, ConceptLexicon.Default.Names.Count).Where(bit => ((mask >> bit) & 1) != 0).Select(bit => ConceptLexicon.Default.Names[bit]);
        Assert.Contains(concept, names);
    }

    [Theory]
    [InlineData("Portugal Trust")]
    [InlineData("Mr Smith")]
    [InlineData("Support Services Ltd")]
    public void MaskOf_NameThatSaysNothing_IsEmpty(string name) =>
        Assert.Equal(0UL, ConceptLexicon.Default.MaskOf(NameWords.Of(name)));

    [Fact]
    public void Profile_CountryInTheName_IsLeftOut()
    {
        var with = Profile("Zambian Electricity Corporation");
        var without = Profile("Electricity Corporation");
        Assert.Equal(without.Words, with.Words);
        Assert.Equal(without.Role, with.Role);
    }

    private static InstitutionProfile Profile(string name) => new(
        new Institution(new InstitutionId("x"), name, [], new CountryCode("ZM"), InstitutionKind.Utility), 0, 0, NameWords.CountryStems("Zambia"));
}
