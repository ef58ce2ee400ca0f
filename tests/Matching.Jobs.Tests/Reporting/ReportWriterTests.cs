using System.Globalization;
using System.Xml.Linq;

namespace Matching.Jobs.Tests.Reporting;

[Collection(nameof(ReportedWorld))]
public sealed class ReportWriterTests(ReportedWorld world)
{
    [Fact]
    public void Write_EveryPart_StandsUnderItsHeadingAndIsLinked()
    {
        string[] ids = ["headline", "cutoffs", "seeds", "slices", "calibration", "scores", "curve", "features", "misses", "excluded", "method", "data"];
        Assert.Equal(ids, world.Page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.Equal(ids.Select(id => $"#{id}"), world.Page.Descendants("nav").Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.Empty(Absent(world.Page));
    }

    [Fact]
    public void Write_Page_NeedsNothingFromAnywhere()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", world.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.DoesNotContain("url(", world.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", world.Text, StringComparison.Ordinal);
        Assert.All(world.Page.Descendants("a"), link => Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_EveryPicture_SaysInWordsWhatItShows()
    {
        var pictures = world.Page.Descendants("svg").ToArray();
        Assert.True(pictures.Length >= 10, $"only {pictures.Length} pictures");
        Assert.All(pictures, picture =>
        {
            Assert.Equal("img", picture.Attribute("role")!.Value);
            var named = picture.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal([.. named], new[] { picture.Element("title")!, picture.Element("desc")! }.Select(part => part.Attribute("id")!.Value));
            Assert.All(new[] { picture.Element("title")!, picture.Element("desc")! }, part => Assert.NotEmpty(part.Value));
            Assert.Contains(picture.Elements("text"), text => text.Attribute("class")!.Value == "axis-name");
        });
        var ids = world.Page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Write_IntervalPictures_NoLineOfTheGridCrossesALabel()
    {
        var pictures = world.Page.Descendants("svg").Where(picture => picture.Elements("text").Any(text => Is(text, "label") && text.Attribute("x")!.Value == "8")).ToArray();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            var lines = picture.Elements("line").Where(line => Is(line, "grid") || Is(line, "zero")).Select(line => (Top: At(line, "y1"), Bottom: At(line, "y2"))).ToArray();
            Assert.NotEmpty(lines);
            Assert.All(
                picture.Elements("text").Where(text => Is(text, "label")).Select(text => At(text, "y")),
                baseLine => Assert.DoesNotContain(lines, line => line.Top < baseLine + 3 && line.Bottom > baseLine - 8));
        });

        static bool Is(XElement element, string style) => element.Attribute("class")!.Value.Split(' ').Contains(style);
        static double At(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Write_NamesAndNotes_AreTextWhateverTheyHold()
    {
        Assert.Contains(world.Page.Descendants("h3"), heading => heading.Value.StartsWith(ReportedWorld.Name, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", world.Text, StringComparison.OrdinalIgnoreCase);
        var data = world.Page.Descendants("section").Last();
        Assert.Equal("the source", Assert.Single(data.Descendants("strong")).Value);
        Assert.Contains("<b>raw</b>", data.Value, StringComparison.Ordinal);
        Assert.Equal("invented", data.Descendants("td").Last().Value);
    }

    [Fact]
    public void Write_Headline_HoldsEveryRankerWithItsFigures()
    {
        var rows = world.Page.Descendants("section").First().Descendants("tbody").Single().Elements("tr").ToArray();
        Assert.Equal(world.Result.Whole.Plain.Results.Select(result => result.Name), rows.Select(row => row.Element("th")!.Value));
        Assert.Equal(world.Result.Whole.Plain.Results.Select(result => result.Ndcg.ToString()), rows.Select(row => row.Element("td")!.Value));
    }

    [Fact]
    public void Write_Curve_DrawsOnePointAShareAtItsPlace()
    {
        var curve = world.Page.Descendants("section").Single(section => section.Attribute("id")!.Value == "curve");
        var dots = curve.Descendants("circle").Select(dot => (double)dot.Attribute("cx")!).ToArray();
        Assert.Equal(world.Result.LearningCurve!.Count, dots.Length);
        Assert.Equal(dots.Order(), dots);
        var means = world.Result.LearningCurve!.Select(point => point.Ndcg.Mean).ToArray();
        var heights = curve.Descendants("circle").Select(dot => (double)dot.Attribute("cy")!).ToArray();
        Assert.Equal(Array.IndexOf(means, means.Max()), Array.IndexOf(heights, heights.Min()));
    }

    [Fact]
    public void Write_OneWindowAlone_SaysWhatWasNotMeasured()
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(world.Result.Plain, dataNote: null, stream);
        stream.Position = 0;
        var absent = Absent(XDocument.Load(stream)).ToArray();
        Assert.Equal(7, absent.Length);
        Assert.All(new[] { "--cutoffs", "--seeds", "--learning-curve", "--importance", "--ablation", "--data-note", "no names here" }, option => Assert.Contains(absent, text => text.Contains(option, StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_Twice_GivesTheSamePage() => Assert.Equal(world.Text, ReportedWorld.Write(world.Result));

    private static IEnumerable<string> Absent(XDocument page) =>
        page.Descendants("p").Where(text => (string?)text.Attribute("class") == "absent").Select(text => text.Value);
}
