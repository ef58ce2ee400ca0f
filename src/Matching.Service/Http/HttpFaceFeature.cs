namespace Matching.Service;

/// <summary>Marks connections that came in on an address for HTTP; requests on them find it among their features.</summary>
internal sealed class HttpFaceFeature
{
    /// <summary>The one mark.</summary>
    public static HttpFaceFeature Instance { get; } = new();
}
