using CsCheck;

namespace Matching.Service.Tests;

public sealed class PageTokenTests
{
    private static readonly Gen<PageToken> Tokens = Gen.Select(
        Gen.ULong, Gen.ULong, Gen.Int[0, PageToken.MaxOffset], Gen.String[Gen.Char['a', 'z'], 0, 64], (query, state, offset, after) => new PageToken(query, state, offset, after));

    [Fact]
    public void Decode_OfEncode_IsTheSameToken() =>
        Tokens.Sample(token => PageToken.Decode(token.Encode()) == token);

    [Fact]
    public void Decode_OneCharacterChanged_IsRefused() =>
        Gen.Select(Tokens, Gen.Int[0, 1000], Gen.Char['A', 'Z']).Sample((token, position, letter) =>
        {
            var text = token.Encode().ToCharArray();
            position %= text.Length;
            if (text[position] == letter)
            {
                return true;
            }

            text[position] = letter;
            return PageToken.Decode(new string(text)) is null;
        });

    [Theory]
    [InlineData(-1, "")]
    [InlineData(int.MaxValue, "")]
    [InlineData(0, "not an id")]
    public void Decode_RightSumOverNonsense_IsRefused(int offset, string after) =>
        Assert.Null(PageToken.Decode(new PageToken(1, 2, offset, after).Encode()));

    [Fact]
    public void Decode_AnyText_NeverThrows() =>
        Gen.String.Sample(text => PageToken.Decode(text) is null);
}
