using System.Xml.Linq;
using Markdig;

namespace Matching.Jobs;

/// <summary>Elements of the page. Text is encoded when the page is written, whatever it holds.</summary>
internal static class Html
{
    /// <summary>Raw HTML in a note stays text.</summary>
    private static readonly MarkdownPipeline Notes = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>A part of the page with a heading.</summary>
    public static XElement Section(string id, string heading, params IEnumerable<object?> content) =>
        new("section", new XAttribute("id", id), new XElement("h2", heading), content);

    /// <summary>A paragraph.</summary>
    public static XElement Paragraph(string text) => new("p", text);

    /// <summary>Says that a part was not measured, and how to have it.</summary>
    public static XElement Absent(string text) => new("p", new XAttribute("class", "absent"), text);

    /// <summary>A picture with words under it.</summary>
    public static XElement Figure(XElement picture, string caption) => new("figure", picture, new XElement("figcaption", caption));

    /// <summary>Pictures side by side where there is room.</summary>
    public static XElement Figures(params IEnumerable<XElement> figures) => new("div", new XAttribute("class", "figures"), figures);

    /// <summary>A table; cells after the first of each row are figures.</summary>
    /// <param name="caption">What it holds.</param>
    /// <param name="headers">One a column.</param>
    /// <param name="rows">Cells as text.</param>
    public static XElement Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows) => new(
        "div",
        new XAttribute("class", "table"),
        new XElement(
            "table",
            new XElement("caption", caption),
            new XElement("thead", new XElement("tr", headers.Select(header => new XElement("th", new XAttribute("scope", "col"), header)))),
            new XElement("tbody", rows.Select(row => new XElement(
                "tr", row.Select((cell, i) => i == 0 ? new XElement("th", new XAttribute("scope", "row"), cell) : new XElement("td", cell)))))));

    /// <summary>A note in Markdown.</summary>
    public static XElement Markdown(string note) =>
        XElement.Parse($"<div class=\"note\">{Markdig.Markdown.ToHtml(note, Notes)}</div>");
}
