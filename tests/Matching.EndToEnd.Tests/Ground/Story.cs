using System.Text.Json;

namespace Matching.EndToEnd.Tests;

/// <summary>What the sample clients tell: the same story in every language.</summary>
internal static class Story
{
    /// <summary>A service's address as gRPC libraries of other languages take it.</summary>
    public static string Target(LiveService service) => service.Address.Replace("http://", string.Empty, StringComparison.Ordinal);

    /// <summary>Checks the last line a sample printed.</summary>
    public static void Check(string said, string model)
    {
        using var document = JsonDocument.Parse(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1]);
        var story = document.RootElement;
        var introduction = Assert.Single(story.GetProperty("pipeline").EnumerateArray());

        Assert.Equal(5, story.GetProperty("partners").GetInt32());
        Assert.True(story.GetProperty("explained").GetBoolean(), "the best partner came with reasons");
        Assert.Equal(7, story.GetProperty("recorded").GetInt32());
        Assert.Equal(7, story.GetProperty("repeated").GetInt32());
        Assert.True(story.GetProperty("known").GetBoolean(), "the next ranking knew of the acceptance");
        Assert.Equal("MATCH_EVENT_KIND_ACCEPTED", introduction.GetProperty("stage").GetString());
        Assert.Equal(1, introduction.GetProperty("position").GetInt32());
        Assert.Equal(model, introduction.GetProperty("model").GetString());
    }
}
