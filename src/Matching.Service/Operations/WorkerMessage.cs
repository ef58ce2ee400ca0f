using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Service;

/// <summary>One line a worker writes on its standard output: how far it is, or how it ended.</summary>
internal sealed record WorkerMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What it is doing.</summary>
    public string? Stage { get; init; }

    /// <summary>How much of that is done, 0 to 1.</summary>
    public double? Progress { get; init; }

    /// <summary>What it gave: the method's response as JSON. It has then ended.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, a stable word. It has then ended.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string? Message { get; init; }

    /// <summary>One line of text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a line; null when it is none of ours.</summary>
    public static WorkerMessage? Read(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<WorkerMessage>(line, Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
