using Matching.Domain;

namespace Matching.Store.Tests.Search;

public sealed class NameSearchTests : StoreTestBase
{
    private readonly MatchingStore _store;

    public NameSearchTests()
    {
        _store = Open();
        using var session = _store.BeginImport();
        session.Put(World.Enterprise("sinohydro", "Sinohydro Corporation", "中国水电", "Sinohydro"));
        session.Put(World.Enterprise("powerchina", "Power Construction Corporation of China", "中国电建集团有限公司", "PowerChina"));
        session.Put(World.Enterprise("huawei", "Huawei Technologies", "华为"));
        session.Put(World.Enterprise("zte", "ZTE Corporation", "中兴通讯"));
        session.Put(World.Institution("cie", "Compagnie Ivoirienne d'Électricité", "CI"));
        session.Put(World.Institution("edf", "Électricité de France", "FR"));
        session.Put(World.Institution("zesco", "ZESCO Limited", "ZM"));
        session.Put(World.Institution("bank-zm", "National Bank", "ZM", InstitutionKind.Bank));
        session.Put(World.Institution("bank-ke", "National Bank", "KE", InstitutionKind.Bank));
        session.Put(World.Institution("bank-dev", "National Bank of Development", "KE", InstitutionKind.Bank));
        session.Put(World.Institution("water", "National Water Company", "KE"));
        session.Put(World.Institution("ru", "Энергетика", "RU"));
        session.Commit();
    }

    [Theory]
    [InlineData("Sinohydro", "sinohydro")]
    [InlineData("SINOHYDRO", "sinohydro")]
    [InlineData("sinohydro corp", "sinohydro")]
    [InlineData("Sinohidro", "sinohydro")]
    [InlineData("Sinohydor", "sinohydro")]
    [InlineData("sino hydro", "sinohydro")]
    [InlineData("hydro", "sinohydro")]
    [InlineData("Sinohydro Group Ltd", "sinohydro")]
    [InlineData("中国水电", "sinohydro")]
    [InlineData("水电", "sinohydro")]
    [InlineData("中国电建", "powerchina")]
    [InlineData("电建", "powerchina")]
    [InlineData("中国电见", "powerchina")]
    [InlineData("华为", "huawei")]
    [InlineData("华", "huawei")]
    [InlineData("Ｈｕａｗｅｉ", "huawei")]
    [InlineData("Hauwei", "huawei")]
    [InlineData("hu", "huawei")]
    [InlineData("z", "zte")]
    [InlineData("construction china", "powerchina")]
    [InlineData("china power constrution", "powerchina")]
    public void SearchEnterprises_AnySpelling_FindsItFirst(string text, string id)
    {
        var matches = _store.Catalogue.SearchEnterprises(text, 5);

        Assert.NotEmpty(matches);
        Assert.Equal(id, matches[0].Enterprise.Id.Value);
    }

    [Theory]
    [InlineData("Electricite", "edf")]
    [InlineData("electricité de france", "edf")]
    [InlineData("ivoirienne", "cie")]
    [InlineData("zesko", "zesco")]
    [InlineData("энергет", "ru")]
    public void SearchInstitutions_AnySpelling_FindsItFirst(string text, string id) =>
        Assert.Equal(id, _store.Catalogue.SearchInstitutions(text, country: null, 5)[0].Institution.Id.Value);

    [Fact]
    public void SearchInstitutions_ErrorsInWordsThatEveryNameHolds_FindsTheName()
    {
        using (var session = _store.BeginImport())
        {
            string[] words = ["national", "power", "water", "university", "technology"];
            for (var i = 0; i < 5_000; i++)
            {
                session.Put(World.Institution($"c{i}", $"{words[i % 5]} {words[i / 5 % 5]} {words[i / 25 % 5]} {(char)('a' + (i % 26))}{i}"));
            }

            session.Put(World.Institution("right", "Power University National"));
            session.Commit();
        }

        Assert.Equal("right", _store.Catalogue.SearchInstitutions("powre univercity natoinal", country: null, 5)[0].Institution.Id.Value);
    }

    [Fact]
    public void SearchInstitutions_SeveralAnswers_ComeBestFirst()
    {
        var matches = _store.Catalogue.SearchInstitutions("national bank", country: null, 10);

        Assert.Equal(["bank-ke", "bank-zm", "bank-dev"], matches.Take(3).Select(match => match.Institution.Id.Value));
        Assert.Equal(1, matches[0].Score);
        Assert.Equal(matches.Select(match => match.Score).OrderDescending(), matches.Select(match => match.Score));
    }

    [Theory]
    [InlineData("national bank", "bank-zm")]
    [InlineData("natoinal bnak", "bank-zm")]
    [InlineData("z", "zesco")]
    public void SearchInstitutions_OfACountry_FindsNoOthers(string text, string first)
    {
        var matches = _store.Catalogue.SearchInstitutions(text, new CountryCode("ZM"), 10);

        Assert.Equal(first, matches[0].Institution.Id.Value);
        Assert.All(matches, match => Assert.Equal("ZM", match.Institution.Country.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"'%_*();--")]
    [InlineData("xqxqxq")]
    public void SearchEnterprises_NothingToFind_IsEmpty(string text) => Assert.Empty(_store.Catalogue.SearchEnterprises(text, 5));

    [Theory]
    [InlineData("\"Sinohydro\" OR 1=1; DROP TABLE enterprise; --")]
    [InlineData("NEAR(sinohydro, 5) AND NOT *")]
    [InlineData("name: sinohydro^ {a b}")]
    [InlineData("sinohydro\0\u0001\ud800")]
    public void SearchEnterprises_HostileText_IsOnlyText(string text)
    {
        _ = _store.Catalogue.SearchEnterprises(text, 5);

        Assert.Equal(4, _store.Catalogue.Count().Enterprises);
    }

    [Fact]
    public void Search_AnyText_NeverFails() => CsCheck.Check.Sample(
        CsCheck.Gen.String,
        text =>
        {
            _ = _store.Catalogue.SearchEnterprises(text, 3);
            _ = _store.Catalogue.SearchInstitutions(text, new CountryCode("ZM"), 3);
        },
        iter: 300);

    [Fact]
    public void SearchEnterprises_TenThousandCharacters_IsCutAndAnswered()
    {
        var text = string.Concat(Enumerable.Repeat("Sinohydro ", 1_000));

        Assert.Equal("sinohydro", _store.Catalogue.SearchEnterprises(text, 5)[0].Enterprise.Id.Value);
        Assert.Empty(_store.Catalogue.SearchEnterprises(new string('x', 10_000), 5));
    }

    [Fact]
    public void Put_Renamed_IsFoundByTheNewNameOnly()
    {
        using (var session = _store.BeginImport())
        {
            session.Put(World.Enterprise("zte", "Zhongxing", "Zhongxing Telecom"));
            session.Commit();
        }

        Assert.Equal("zte", _store.Catalogue.SearchEnterprises("zhongxing", 5)[0].Enterprise.Id.Value);
        Assert.Empty(_store.Catalogue.SearchEnterprises("中兴", 5));
        Assert.Empty(_store.Catalogue.SearchEnterprises("zte", 5));
    }

    [Fact]
    public void Put_RolledBack_IsNotFound()
    {
        using (var session = _store.BeginImport())
        {
            session.Put(World.Enterprise("ghost", "Phantasmagoria"));
        }

        Assert.Empty(_store.Catalogue.SearchEnterprises("Phantasmagoria", 5));
    }
}
