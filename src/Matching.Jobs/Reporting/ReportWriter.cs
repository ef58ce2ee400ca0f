using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Writes what a backtest found as one HTML page that needs nothing else: pictures and style are inside it.</summary>
public static class ReportWriter
{
    /// <summary>Name of the file in a report folder and in a model version's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page of one window: what <c>train</c> learns about its recipe. It names nobody: a version does not carry its data with it.</summary>
    /// <param name="report">The window.</param>
    /// <param name="dataNote">What the data is, its licence and its limits, Markdown; null when nobody said.</param>
    /// <param name="stream">Left open; UTF-8 without a byte order mark.</param>
    public static void Write(BacktestReport report, string? dataNote, Stream stream) =>
        Write(new BacktestResult([new BacktestRun(report, Hard: null)]) { DataNote = dataNote, IsNamed = false }, stream);

    /// <summary>Writes the page.</summary>
    /// <param name="result">What was found; parts that were not asked for are said to be absent.</param>
    /// <param name="stream">Left open; UTF-8 without a byte order mark.</param>
    public static void Write(BacktestResult result, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("<!DOCTYPE html>");
        using var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CheckCharacters = false });
        Page(result).Save(writer);
    }

    private static XElement Page(BacktestResult result)
    {
        XElement[] sections =
        [
            HeadlineSection.Of(result),
            CutoffSection.Of(result),
            SeedSection.Of(result),
            SliceSection.Of(result),
            CalibrationSection.Of(result.Windows[^1].Plain),
            ScoreSection.Of(result.Windows[^1].Plain),
            CurveSection.Of(result),
            FeatureSection.Of(result),
            MissSection.Of(result.Windows[^1].Plain, result.IsNamed),
            ExcludedSection.Of(result),
            MethodSection.Of(result),
            DataSection.Of(result),
        ];
        const string title = "How well the model ranks";
        return new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", Style())),
            new XElement(
                "body",
                new XElement(
                    "main",
                    new XElement("h1", title),
                    new XElement("p", new XAttribute("class", "soft"), ReportWords.About(result)),
                    new XElement("nav", new XAttribute("aria-label", "Contents"), new XElement("ul", sections.Select(Link))),
                    sections)));
    }

    private static XElement Link(XElement section) => new(
        "li", new XElement("a", new XAttribute("href", $"#{section.Attribute("id")!.Value}"), section.Element("h2")!.Value));

    private static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Matching.Jobs.Reporting.report.css")
            ?? throw new InvalidOperationException("The report's style sheet is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
