namespace Matching.Domain.Tests.Text;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Électricité de  Côte d'Ivoire", "electricite de cote divoire")]
    [InlineData("PT. PLN (Persero)", "pt pln persero")]
    [InlineData("Ｓｉｎｏ　Ｈｙｄｒｏ", "sino hydro")]
    [InlineData("Straße & Łódź", "strasse lodz")]
    [InlineData("Энергетика Ёлка", "энергетика елка")]
    [InlineData("الهَيْئَة", "الهيئه")]
    [InlineData("中国电建集团", "中国电建集团")]
    [InlineData("Empresa Pública de Águas, E.P.", "empresa publica de aguas ep")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("--- ", "")]
    public void Fold_AnyScript_GivesTheComparedForm(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));

    [Fact]
    public void Fold_AlreadyFolded_ChangesNothing() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text =>
        {
            var once = NameFolding.Fold(text);
            Assert.Equal(once, NameFolding.Fold(once));
        });
}
