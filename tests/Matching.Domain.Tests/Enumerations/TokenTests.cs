namespace Matching.Domain.Tests.Enumerations;

/// <summary>The words of files and requests stand for exactly one value each; the numbers behind them are stored and never move.</summary>
public sealed class TokenTests
{
    [Fact]
    public void InstitutionKind_Tokens_RoundTrip() =>
        AssertRoundTrip(InstitutionKinds.Tokens, InstitutionKinds.All, InstitutionKinds.ToToken, (string token, out InstitutionKind value) => InstitutionKinds.TryParse(token, out value));

    [Fact]
    public void EngagementOutcome_Tokens_RoundTrip() =>
        AssertRoundTrip(EngagementOutcomes.Tokens, Given<EngagementOutcome>(), EngagementOutcomes.ToToken, (string token, out EngagementOutcome value) => EngagementOutcomes.TryParse(token, out value));

    [Fact]
    public void EngagementRole_Tokens_RoundTrip() =>
        AssertRoundTrip(EngagementRoles.Tokens, Given<EngagementRole>(), EngagementRoles.ToToken, (string token, out EngagementRole value) => EngagementRoles.TryParse(token, out value));

    [Fact]
    public void MatchEventKind_Tokens_RoundTrip() =>
        AssertRoundTrip(MatchEventKinds.Tokens, Given<MatchEventKind>(), MatchEventKinds.ToToken, (string token, out MatchEventKind value) => MatchEventKinds.TryParse(token, out value));

    [Fact]
    public void Numbers_OfStoredValues_AreThoseOfTheFirstRelease()
    {
        Assert.Equal((1, 8, 13), ((int)InstitutionKind.Company, (int)InstitutionKind.Hospital, (int)InstitutionKind.Museum));
        Assert.Equal((1, 4, 6), ((int)EngagementOutcome.Pledged, (int)EngagementOutcome.Completed, (int)EngagementOutcome.Cancelled));
        Assert.Equal((1, 2), ((int)EngagementRole.Receiving, (int)EngagementRole.Implementing));
        Assert.Equal((1, 11), ((int)MatchEventKind.Shown, (int)MatchEventKind.Exited));
    }

    private static IReadOnlyList<T> Given<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(value => Convert.ToInt32(value) != 0)];

    private static void AssertRoundTrip<T>(IReadOnlyList<string> tokens, IReadOnlyList<T> values, Func<T, string> toToken, TryParse<T> tryParse)
        where T : struct, Enum
    {
        Assert.Equal(Given<T>(), values);
        Assert.Equal(tokens, values.Select(toToken));
        Assert.Equal(tokens.Count, tokens.Distinct(StringComparer.Ordinal).Count());
        foreach (var (token, value) in tokens.Zip(values))
        {
            Assert.True(tryParse(token, out var parsed));
            Assert.Equal(value, parsed);
            Assert.False(tryParse(token.ToUpperInvariant(), out _));
        }

        Assert.False(tryParse(string.Empty, out var nothing));
        Assert.Equal(default, nothing);
        Assert.Throws<ArgumentOutOfRangeException>(() => toToken(default));
    }

    private delegate bool TryParse<T>(string token, out T value);
}
