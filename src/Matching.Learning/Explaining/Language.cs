namespace Matching.Learning;

/// <summary>A language that reasons are written in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified characters.</summary>
    Chinese,
}
