namespace Matching.Service;

/// <summary>The section <c>limits</c> of the settings file.</summary>
internal static class LimitSettings
{
    private const int Mega = 1024 * 1024;

    /// <summary>Reads it; what is left out keeps its default.</summary>
    public static LimitOptions Read(SettingsSection section)
    {
        var normal = LimitOptions.Default;
        var limits = new LimitOptions
        {
            RequestBytes = section.Number("requestBytes", normal.RequestBytes, 1024, 64 * Mega),
            ResponseBytes = section.Number("responseBytes", normal.ResponseBytes, 1024, 256 * Mega),
            BatchRequests = section.Number("batchRequests", normal.BatchRequests, 1, 1000),
            BatchEvents = section.Number("batchEvents", normal.BatchEvents, 1, 10_000),
            StreamBatches = section.Number("streamBatches", normal.StreamBatches, 1, 1_000_000),
            FilterCharacters = section.Number("filterCharacters", normal.FilterCharacters, 1, 20_000),
            FilterDepth = section.Number("filterDepth", normal.FilterDepth, 1, 100),
            FilterConditions = section.Number("filterConditions", normal.FilterConditions, 1, 1000),
            CallDuration = section.Seconds("callSeconds", normal.CallDuration, 0.1, 600),
            StreamDuration = section.Seconds("streamSeconds", normal.StreamDuration, 1, 86_400),
            ConcurrentCalls = section.Number("concurrentCalls", normal.ConcurrentCalls, 1, 100_000),
            QueuedCalls = section.Number("queuedCalls", normal.QueuedCalls, 0, 100_000),
            QueueDuration = section.Seconds("queueSeconds", normal.QueueDuration, 0.01, 60),
            Streams = section.Number("streams", normal.Streams, 1, 100_000),
            StreamsPerCaller = section.Number("streamsPerCaller", normal.StreamsPerCaller, 1, 100_000),
            CallsPerSecond = section.Number("callsPerSecond", normal.CallsPerSecond, 1, 1_000_000),
            Burst = section.Number("burst", normal.Burst, 1, 1_000_000),
            CountedCallers = section.Number("countedCallers", normal.CountedCallers, 1, 1_000_000),
            RetryDelay = section.Seconds("retrySeconds", normal.RetryDelay, 0.01, 600),
            Connections = section.Number("connections", normal.Connections, 1, 1_000_000),
            StreamsPerConnection = section.Number("streamsPerConnection", normal.StreamsPerConnection, 1, 10_000),
            HeaderBytes = section.Number("headerBytes", normal.HeaderBytes, 4096, Mega),
            PingDelay = section.Seconds("pingDelaySeconds", normal.PingDelay, 1, 86_400),
            PingTimeout = section.Seconds("pingTimeoutSeconds", normal.PingTimeout, 1, 3600),
            MinBytesPerSecond = section.Number("minBytesPerSecond", normal.MinBytesPerSecond, 1, Mega),
        };
        if (limits.StreamDuration < limits.CallDuration)
        {
            section.Refuse("streamSeconds", $"is {limits.StreamDuration.TotalSeconds:0.###}, less than callSeconds ({limits.CallDuration.TotalSeconds:0.###}): a stream must be let live as long as a call.");
        }

        if (limits.StreamsPerCaller > limits.Streams)
        {
            section.Refuse("streamsPerCaller", $"is {limits.StreamsPerCaller}, more than streams ({limits.Streams}): one caller could take them all and more.");
        }

        return limits;
    }
}
