using Matching.Domain;

namespace Matching.Learning.Tests.Explaining;

/// <summary>Nothing of the model may fall to "other circumstances" because a table was forgotten.</summary>
public sealed class ReasonGroupsTests
{
    [Fact]
    public void Columns_EachOne_HasALineOfItsOwn() =>
        Assert.All(FeatureSet.Columns, column => Assert.True(
            ReasonGroups.Default.Find(column.Name) is not null, $"Explaining/reason-groups.csv has no line for the column '{column.Name}'."));

    [Fact]
    public void Crosses_EachFamilyThatIsShown_HasALineOfItsOwn()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var sink = new Families(shown);
        foreach (var enterprise in Worlds.Catalogue.EnterpriseProfiles)
        {
            var asked = ContentCrosses.Ask(Worlds.Catalogue, enterprise, Worlds.Catalogue.IndexOf(new SectorId("energy")));
            foreach (var institution in Worlds.Catalogue.Profiles)
            {
                ContentCrosses.Visit(ref sink, asked, institution);
            }
        }

        Assert.True(shown.Count > 15, "the world should show nearly every family of crosses");
        Assert.All(shown, part => Assert.True(ReasonGroups.Default.Find(part) is not null, $"Explaining/reason-groups.csv has no line for the cross '{part}'."));
    }

    [Fact]
    public void Phrases_EveryGroupKindAndConcept_HasItsWords()
    {
        string[] keys =
        [
            .. Enum.GetNames<ReasonGroup>().Select(group => $"label.{group}"),
            .. InstitutionKinds.Tokens.SelectMany(kind => new[] { $"kind.{kind}", $"kinds.{kind}" }),
            .. ConceptLexicon.Default.Names.Select(concept => $"concept.{concept}"),
        ];
        Assert.All(keys, key => Assert.True(PhraseBook.Default.Has(key), $"Explaining/phrases.tsv has no line for '{key}'."));
    }

    [Fact]
    public void List_WordsOfBothLanguages_AreJoinedAsEachDoes()
    {
        LocalText[] words = [new("power", "电力"), new("water", "水务"), new("railways", "铁路")];
        Assert.Equal(new LocalText("power, water and railways", "电力、水务和铁路"), PhraseBook.List(words));
        Assert.Equal(new LocalText("power and water", "电力和水务"), PhraseBook.List(words[..2]));
        Assert.Equal(words[0], PhraseBook.List(words[..1]));
        Assert.Equal(LocalText.Empty, PhraseBook.List([]));
    }

    [Theory]
    [InlineData("AE", "the United Arab Emirates")]
    [InlineData("CF", "the Central African Republic")]
    [InlineData("SB", "the Solomon Islands")]
    [InlineData("PH", "the Philippines")]
    [InlineData("ZM", "Zambia")]
    public void Place_InASentence_HasItsArticle(string country, string expected) =>
        Assert.Equal(expected, Wording.Place(RegionTree.Default.GetCountry(new CountryCode(country))!).English);

    private readonly struct Families(HashSet<string> shown) : ICrossSink
    {
        public void Add(ContentCrosses.Side side, ContentCrosses.Asked asked, int bucket) => shown.Add(ReasonGroups.PartOf(side, asked));
    }
}
