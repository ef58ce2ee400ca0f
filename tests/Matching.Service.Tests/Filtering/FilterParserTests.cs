using CsCheck;
using Matching.Domain;

namespace Matching.Service.Tests;

public sealed class FilterParserTests
{
    private static readonly Institution Utility = new(
        new InstitutionId("zm-utility-1"), "Électricité de Zambie (ZESCO)", [], new CountryCode("ZM"), InstitutionKind.Utility);

    private static readonly Institution[] World =
    [
        Utility,
        new(new InstitutionId("ke-bank-1"), "Kenya Development Bank", [], new CountryCode("KE"), InstitutionKind.Bank),
        new(new InstitutionId("ke-ministry-1"), "Ministry of Energy", [], new CountryCode("KE"), InstitutionKind.Ministry),
        new(new InstitutionId("zm-bank-1"), "赞比亚开发银行", [], new CountryCode("ZM"), InstitutionKind.Bank),
    ];

    /// <summary>Conditions as text, each with what it must mean.</summary>
    private static readonly Gen<(string Text, Func<Institution, bool> Meaning)> Simple = Gen.OneOf<(string, Func<Institution, bool>)>(
        ("kind = bank", one => one.Kind == InstitutionKind.Bank),
        ("kind!=INSTITUTION_KIND_BANK", one => one.Kind != InstitutionKind.Bank),
        ("country_code=\"ZM\"", one => one.Country.Value == "ZM"),
        ("country != 'Kenya'", one => one.Country.Value != "KE"),
        ("institution = institutions/ke-bank-1", one => one.Id.Value == "ke-bank-1"),
        ("name != zm-utility-1", one => one.Id.Value != "zm-utility-1"),
        ("display_name:electricite", one => one.Id.Value == "zm-utility-1"),
        ("display_name:\"银行\"", one => one.Id.Value == "zm-bank-1"),
        ("display_name = 'ministry of ENERGY'", one => one.Id.Value == "ke-ministry-1"));

    private static readonly Gen<(string Text, Func<Institution, bool> Meaning)> Nested = Gen.Recursive<(string Text, Func<Institution, bool> Meaning)>(
        (depth, inner) => depth > 4
            ? Simple
            : Gen.OneOf(
                Simple,
                inner.Select<(string Text, Func<Institution, bool> Meaning), (string, Func<Institution, bool>)>(part => ($"NOT ({part.Text})", one => !part.Meaning(one))),
                Gen.Select<(string Text, Func<Institution, bool> Meaning), (string Text, Func<Institution, bool> Meaning), (string, Func<Institution, bool>)>(
                    inner, inner, (a, b) => ($"({a.Text}) AND ({b.Text})", one => a.Meaning(one) && b.Meaning(one))),
                Gen.Select<(string Text, Func<Institution, bool> Meaning), (string Text, Func<Institution, bool> Meaning), (string, Func<Institution, bool>)>(
                    inner, inner, (a, b) => ($"( {a.Text} ) OR({b.Text})", one => a.Meaning(one) || b.Meaning(one)))));

    [Fact]
    public void Parse_AnyNesting_MeansWhatItsPartsMean() =>
        Nested.Where(filter => filter.Text.Length <= LimitOptions.Default.FilterCharacters).Sample(filter =>
        {
            var parsed = FilterParser.Parse(filter.Text)!;
            return World.All(one => parsed.Matches(one) == filter.Meaning(one));
        });

    [Fact]
    public void Parse_OfItsOwnSpelling_IsTheSameSpelling() =>
        Nested.Where(filter => filter.Text.Length <= 400).Sample(filter =>
        {
            var once = FilterParser.Parse(filter.Text)!.ToString();
            return FilterParser.Parse(once)!.ToString() == once;
        });

    [Fact]
    public void Parse_AnyText_IsReadOrRefusedByPosition() =>
        Gen.OneOf(
            Gen.String[0, 60],
            Gen.OneOf<string>("(", ")", " ", "AND", "OR", "NOT ", "-", "kind", "=", "!=", ":", "utility", "\"", "'", "\\", "display_name", "\0", "\ud800", "😀").Array[0, 40].Select(string.Concat))
            .Sample(text =>
            {
                try
                {
                    FilterParser.Parse(text)?.Matches(Utility);
                    return true;
                }
                catch (FilterSyntaxException fault)
                {
                    return fault.Position >= 1 && fault.Position <= text.Length + 1 && fault.Message.Length < 400;
                }
            });

    [Theory]
    [InlineData("kind = bank OR kind = ministry AND country = KE", "ke-bank-1 ke-ministry-1")]
    [InlineData("country = KE AND kind = bank OR kind = ministry", "ke-bank-1 ke-ministry-1")]
    [InlineData("country = KE AND NOT kind = bank", "ke-ministry-1")]
    [InlineData("-kind = bank", "zm-utility-1 ke-ministry-1")]
    [InlineData("   ", "zm-utility-1 ke-bank-1 ke-ministry-1 zm-bank-1")]
    public void Parse_OrBesideAnd_BindsTighter(string text, string expected)
    {
        var filter = FilterParser.Parse(text);

        Assert.Equal(expected.Split(' '), World.Where(one => filter?.Matches(one) ?? true).Select(one => one.Id.Value));
    }

    [Theory]
    [InlineData("kind", 5, "operator")]
    [InlineData("kind =", 7, "value")]
    [InlineData("kind = pub", 8, "public_agency")]
    [InlineData("kind > bank", 6, "!=")]
    [InlineData("kind:bank", 5, "!=")]
    [InlineData("country = Atlantis", 11, "not a country")]
    [InlineData("country = asean", 11, "not a country")]
    [InlineData("institution = 'not ok'", 15, "id")]
    [InlineData("display_name:'...'", 14, "letter or digit")]
    [InlineData("colour = red", 1, "there is no field")]
    [InlineData("kind = bank kind = utility", 13, "AND or OR")]
    [InlineData("kind = bank and kind = utility", 13, "AND in capitals")]
    [InlineData("(kind = bank", 13, "character 1")]
    [InlineData("kind = bank)", 12, "no parenthesis is open")]
    [InlineData("NOT NOT kind = bank", 5, "condition")]
    [InlineData("AND", 1, "condition")]
    [InlineData("display_name:\"open", 14, "not closed")]
    [InlineData("display_name:*power*", 14, "quotes")]
    public void Parse_Wrong_SaysWhereAndWhatWouldBeRight(string text, int position, string hint)
    {
        var fault = Assert.Throws<FilterSyntaxException>(() => FilterParser.Parse(text));

        Assert.Equal(position, fault.Position);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MoreThanAllowed_IsRefused()
    {
        var deep = new string('(', LimitOptions.Default.FilterDepth + 1);
        var many = string.Join(" OR ", Enumerable.Repeat("kind=bank", LimitOptions.Default.FilterConditions + 1));

        Assert.Contains("open", Assert.Throws<FilterSyntaxException>(() => FilterParser.Parse(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("conditions", Assert.Throws<FilterSyntaxException>(() => FilterParser.Parse(many)).Message, StringComparison.Ordinal);
        Assert.Contains("long", Assert.Throws<FilterSyntaxException>(() => FilterParser.Parse(new string('(', 100_000))).Message, StringComparison.Ordinal);
    }
}
