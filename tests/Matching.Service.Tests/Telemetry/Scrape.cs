namespace Matching.Service.Tests;

/// <summary>What a scrape said: samples by name, each with its labels and value.</summary>
internal sealed class Scrape
{
    private Scrape(IReadOnlyList<(string Name, Dictionary<string, string> Labels, double Value)> samples) => Samples = samples;

    public IReadOnlyList<(string Name, Dictionary<string, string> Labels, double Value)> Samples { get; }

    public static async Task<Scrape> OfAsync(RunningService service)
    {
        var reply = await JsonReply.GetAsync(service.Http, Telemetry.MetricsPath);
        Assert.True(reply.Code == System.Net.HttpStatusCode.OK, reply.Text);
        return new Scrape([.. reply.Text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse)]);
    }

    /// <summary>The sum of the samples of a name whose labels are these, among others.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels) => Samples
        .Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value))
        .Sum(sample => sample.Value);

    private static (string Name, Dictionary<string, string> Labels, double Value) Parse(string line)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = line.IndexOf('{', StringComparison.Ordinal);
        var close = line.LastIndexOf('}');
        var name = open < 0 ? line.Split(' ')[0] : line[..open];
        if (open >= 0)
        {
            foreach (var pair in line[(open + 1)..close].Split("\",", StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = pair.Split("=\"", 2);
                labels[parts[0]] = parts[1].TrimEnd('"');
            }
        }

        var value = line[(open < 0 ? name.Length : close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return (name, labels, value == "+Inf" ? double.PositiveInfinity : double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
