using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Testing;

namespace Matching.Service.Tests;

/// <summary>The Grafana dashboard against a real scrape: what it asks for is there, under the names and labels it uses.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] OfPrometheus = ["job", "instance", "le"];

    private static readonly string[] Kinds = ["timeseries", "stat", "heatmap", "row"];

    private static JsonElement Dashboard => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "ops/grafana/matching.json"))).RootElement;

    [Fact]
    public void Panels_Each_AreWhereAndHowGrafanaWantsThem()
    {
        var dashboard = Dashboard;
        Assert.Equal("matching", dashboard.GetProperty("uid").GetString());
        Assert.True(dashboard.GetProperty("schemaVersion").GetInt32() >= 36);
        var panels = dashboard.GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        foreach (var panel in panels)
        {
            var title = panel.GetProperty("title").GetString();
            Assert.False(string.IsNullOrEmpty(title));
            Assert.Contains(panel.GetProperty("type").GetString(), Kinds);
            var place = panel.GetProperty("gridPos");
            Assert.True(place.GetProperty("x").GetInt32() + place.GetProperty("w").GetInt32() <= 24, title);
            if (panel.GetProperty("type").GetString() != "row")
            {
                Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString());
                Assert.NotEmpty(panel.GetProperty("targets").EnumerateArray());
                Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.Equal("${datasource}", target.GetProperty("datasource").GetProperty("uid").GetString()));
            }
        }

        var source = dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().First();
        Assert.Equal(("datasource", "prometheus"), (source.GetProperty("type").GetString(), source.GetProperty("query").GetString()));
    }

    [Fact]
    public async Task Queries_Each_AskForMetricsAndLabelsOfTheService()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        await Traffic.MakeAsync(service);
        GC.Collect();
        var scrape = await Scrape.OfAsync(service);
        var labels = scrape.Samples.ToLookup(sample => sample.Name, sample => sample.Labels.Keys, StringComparer.Ordinal);
        var queries = Queries(Dashboard).ToList();
        Assert.True(queries.Count > 30, $"{queries.Count} queries");
        foreach (var query in queries)
        {
            var metrics = Metric().Matches(query);
            Assert.True(metrics.Count > 0, $"'{query}' asks for no metric");
            foreach (Match metric in metrics)
            {
                var name = metric.Groups["name"].Value;
                Assert.True(labels.Contains(name), $"'{query}': the scrape has no {name}");
                var known = labels[name].SelectMany(keys => keys).Concat(OfPrometheus).ToHashSet(StringComparer.Ordinal);
                Assert.All(Label().Matches(metric.Groups["labels"].Value), label => Assert.True(known.Contains(label.Groups["label"].Value), $"'{query}': {name} has no label {label}"));
                Assert.All(
                    By().Matches(query).SelectMany(by => by.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)),
                    label => Assert.True(known.Contains(label), $"'{query}': {name} has no label {label}"));
            }
        }
    }

    private static IEnumerable<string> Queries(JsonElement dashboard) =>
        dashboard.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)
            .Concat(dashboard.GetProperty("annotations").GetProperty("list").EnumerateArray().Where(item => item.TryGetProperty("expr", out _)).Select(item => item.GetProperty("expr").GetString()!));

    [GeneratedRegex(@"(?<name>[a-z_][a-z0-9_]*)\{(?<labels>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"(?<label>[a-z_]+)(=~|!=|!~|=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"by \((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex By();
}
