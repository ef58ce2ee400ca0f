using CsCheck;

namespace Matching.Domain.Tests.Identifiers;

public sealed class IdentifierTests
{
    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    public static TheoryData<Func<string, object>> Kinds => new(
        text => new EnterpriseId(text),
        text => new InstitutionId(text),
        text => new EngagementId(text),
        text => new SectorId(text),
        text => new RegionId(text),
        text => new EventId(text));

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Constructor_ValidText_KeepsIt(Func<string, object> make) =>
        Gen.Select(Gen.Char[Allowed[..62]], Gen.String[Gen.Char[Allowed], 0, IdentifierRules.MaxLength - 1], (first, rest) => first + rest)
            .Sample(text =>
            {
                Assert.Equal(text, make(text).ToString());
                Assert.Equal(make(text), make(text));
            });

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Constructor_AnyText_AcceptsExactlyTheRule(Func<string, object> make) =>
        Gen.String.Sample(text =>
        {
            var failure = Record.Exception(() => make(text));
            Assert.Equal(IdentifierRules.IsValid(text), failure is null);
            Assert.True(failure is null or InvalidIdentifierException);
        });

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-a")]
    [InlineData(".a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("电")]
    [InlineData(null)]
    public void Constructor_InvalidText_SaysWhatAndWhy(string? text)
    {
        var failure = Assert.Throws<InvalidIdentifierException>(() => new EnterpriseId(text!));
        Assert.Equal(("enterprise id", text), (failure.What, failure.Value));
        Assert.Contains(IdentifierRules.Description, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_TooLongText_ShortensItInTheMessage()
    {
        Assert.Equal(64, new InstitutionId(new string('a', 64)).Value.Length);
        Assert.Throws<InvalidIdentifierException>(() => new InstitutionId(new string('a', 65)));
        var failure = Assert.Throws<InvalidIdentifierException>(() => new InstitutionId(new string('a', 10_000)));
        Assert.True(failure.Message.Length < 300, failure.Message);
    }

    [Fact]
    public void Default_IsEmptyText()
    {
        Assert.Equal(string.Empty, default(EnterpriseId).Value);
        Assert.Equal(string.Empty, default(CountryCode).ToString());
    }

    [Fact]
    public void CompareTo_IsOrdinal()
    {
        Assert.True(new InstitutionId("B").CompareTo(new InstitutionId("a")) < 0);
        Assert.True(new EnterpriseId("a-1").CompareTo(new EnterpriseId("a1")) < 0);
        Assert.Equal(0, new SectorId("energy").CompareTo(new SectorId("energy")));
    }

    [Theory]
    [InlineData("ZM", true)]
    [InlineData("XK", true)]
    [InlineData("zm", false)]
    [InlineData("ZMB", false)]
    [InlineData("Z", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("ÄÖ", false)]
    public void CountryCode_Form_IsTwoCapitals(string? text, bool valid)
    {
        Assert.Equal(valid, CountryCode.IsValid(text));
        Assert.Equal(valid, Record.Exception(() => new CountryCode(text!)) is null);
    }
}
