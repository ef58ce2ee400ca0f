namespace Matching.Service;

/// <summary>Every limit of the service, each with its default; the section <c>limits</c> of the settings file sets them. docs/limits.md lists them.</summary>
public sealed record LimitOptions
{
    /// <summary>The defaults.</summary>
    public static LimitOptions Default { get; } = new();

    /// <summary>Largest request message, in bytes: 4 MiB.</summary>
    public int RequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Largest response message, in bytes: 16 MiB.</summary>
    public int ResponseBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most requests of one BatchRankPartners: 100.</summary>
    public int BatchRequests { get; init; } = 100;

    /// <summary>Most events of one batch: 1,000.</summary>
    public int BatchEvents { get; init; } = 1000;

    /// <summary>Most batches of one StreamEvents: 10,000.</summary>
    public int StreamBatches { get; init; } = 10_000;

    /// <summary>Longest <c>filter</c>, in characters: 2,000.</summary>
    public int FilterCharacters { get; init; } = 2000;

    /// <summary>Most parentheses of a <c>filter</c> open at once: 20.</summary>
    public int FilterDepth { get; init; } = 20;

    /// <summary>Most conditions of a <c>filter</c>: 100.</summary>
    public int FilterConditions { get; init; } = 100;

    /// <summary>Longest a unary call may take, whatever deadline the caller gave, or when it gave none: 60 s.</summary>
    public TimeSpan CallDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest a streaming call may take: 10 minutes.</summary>
    public TimeSpan StreamDuration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most unary calls worked on at once; those beyond wait in the queue. Default: 4 for each processor, at least 16.</summary>
    public int ConcurrentCalls { get; init; } = Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>Most unary calls that wait; one beyond is refused at once: 256.</summary>
    public int QueuedCalls { get; init; } = 256;

    /// <summary>Longest a call waits in the queue before it is refused: 1 s.</summary>
    public TimeSpan QueueDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most calls that stay open for long (streams, WaitOperation) at once: 1,000.</summary>
    public int Streams { get; init; } = 1000;

    /// <summary>Most of them of one caller: 100. Callers are told apart only where authentication is configured.</summary>
    public int StreamsPerCaller { get; init; } = 100;

    /// <summary>Calls a second that a caller may make on the long run: 1,000. Counted only where authentication is configured.</summary>
    public int CallsPerSecond { get; init; } = 1000;

    /// <summary>Calls a caller may make at once after a rest: 2,000.</summary>
    public int Burst { get; init; } = 2000;

    /// <summary>Most callers that are counted each on its own at once: 10,000. Those beyond share one count.</summary>
    public int CountedCallers { get; init; } = 10_000;

    /// <summary>What a caller refused for overload is told to wait: 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most connections: 1,000. One beyond is closed at once.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Most calls of one connection at once: 100. HTTP/2 lets a client wait with those beyond.</summary>
    public int StreamsPerConnection { get; init; } = 100;

    /// <summary>Largest metadata of a call, in bytes: 32 KiB.</summary>
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>After this long without a word from a client it is asked whether it is there: 60 s.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A client that does not answer that for so long is gone: 20 s.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A client that sends a message or takes an answer at fewer bytes a second is cut off: 240, after 5 s of grace.</summary>
    public int MinBytesPerSecond { get; init; } = 240;
}
