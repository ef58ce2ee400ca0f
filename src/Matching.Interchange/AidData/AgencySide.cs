namespace Matching.Interchange;

/// <summary>Whose an agency is.</summary>
internal enum AgencySide
{
    /// <summary>Of a third country, international, or not said.</summary>
    Other,

    /// <summary>Chinese.</summary>
    Chinese,

    /// <summary>Of the country where the project is.</summary>
    Local,
}
