using System.Xml.Linq;

namespace Matching.Jobs;

/// <summary>What the data is, and whom to name.</summary>
internal static class DataSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result) => Html.Section(
        "data",
        "The data",
        result.DataNote is { } note
            ? Html.Markdown(note)
            : Html.Absent("Not stated. Give --data-note FILE, and state the source and its licence before you publish any of these figures."));
}
