using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Service;

/// <summary>The limits the web server itself keeps.</summary>
internal static class KestrelLimits
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Sets them.</summary>
    public static void Apply(KestrelServerLimits kestrel, LimitOptions limits)
    {
        kestrel.MaxConcurrentConnections = limits.Connections;
        kestrel.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Http2.MaxRequestHeaderFieldSize = limits.HeaderBytes;
        kestrel.Http2.MaxStreamsPerConnection = limits.StreamsPerConnection;
        kestrel.Http2.KeepAlivePingDelay = limits.PingDelay;
        kestrel.Http2.KeepAlivePingTimeout = limits.PingTimeout;
        kestrel.MinRequestBodyDataRate = new MinDataRate(limits.MinBytesPerSecond, Grace);
        kestrel.MinResponseDataRate = new MinDataRate(limits.MinBytesPerSecond, Grace);
    }
}
