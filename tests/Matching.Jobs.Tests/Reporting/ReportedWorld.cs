using System.Text;
using System.Xml.Linq;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs.Tests.Reporting;

/// <summary>A report with every part in it, of a small world whose enterprises have names that break careless pages; made once.</summary>
public sealed class ReportedWorld
{
    /// <summary>What every enterprise is called.</summary>
    public const string Name = "A & B <script>alert(\"1\")</script> 'Group'";

    public ReportedWorld()
    {
        var window = new BacktestOptions(2010, 2014) { Frozen = true, Training = JobWorld.Quick, Resamples = 100 };
        var catalogue = Catalogue.Create(
            JobWorld.World.Enterprises.Select(enterprise => enterprise with { Name = Name }), JobWorld.World.Institutions, RegionTree.Default, SectorTree.Default);
        var data = new LearningData(catalogue, EngagementLog.Create(catalogue, JobWorld.World.Engagements), DataRevision: 0);
        var result = BacktestJob.Run(data, new BacktestRequest(window with { Cutoff = 2009, Until = 2011 }, window) { Seeds = 2, Importance = true, LearningCurve = true });
        var whole = result.Windows.Select(run => (run.Plain, run.Hard)).ToArray();
        var ablation = new Ablation(data.Catalogue, data.Log, extended: null).Run(whole, [.. Ablation.Parts.Take(2)]);
        Result = result with { Ablation = ablation, DataNote = "Name **the source**.\n\n<b>raw</b>\n\n| part | licence |\n|---|---|\n| all | invented |\n" };
        Text = Write(Result);
        Page = XDocument.Parse(Text);
    }

    public BacktestResult Result { get; }

    public string Text { get; }

    public XDocument Page { get; }

    /// <summary>The page as text.</summary>
    public static string Write(BacktestResult result)
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
