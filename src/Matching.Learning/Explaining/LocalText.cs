namespace Matching.Learning;

/// <summary>One text in every language.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese, simplified characters.</param>
public sealed record LocalText(string English, string Chinese)
{
    /// <summary>No text.</summary>
    public static LocalText Empty { get; } = new(string.Empty, string.Empty);

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}
