namespace Matching.Domain;

/// <summary>The words files and requests use for each <see cref="MatchEventKind"/>.</summary>
public static class MatchEventKinds
{
    private static readonly string[] Words = [
        "shown",
        "viewed",
        "shortlisted",
        "introduced",
        "meeting",
        "accepted",
        "declined",
        "memorandum",
        "contract",
        "operating",
        "exited",
    ];

    /// <summary>Every word, in the order of the numbers, which begin at 1.</summary>
    public static IReadOnlyList<string> Tokens => Words;

    /// <summary>The word for a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is unspecified or unknown.</exception>
    public static string ToToken(this MatchEventKind value)
    {
        var index = (int)value - 1;
        return (uint)index < (uint)Words.Length ? Words[index] : throw new ArgumentOutOfRangeException(nameof(value), value, "has no word");
    }

    /// <summary>Finds the value a lower-case word stands for.</summary>
    public static bool TryParse(ReadOnlySpan<char> token, out MatchEventKind value)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if (token.SequenceEqual(Words[i]))
            {
                value = (MatchEventKind)(i + 1);
                return true;
            }
        }

        value = MatchEventKind.Unspecified;
        return false;
    }
}
