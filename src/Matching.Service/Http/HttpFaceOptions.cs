namespace Matching.Service;

/// <summary>How the service is open to those who do not speak gRPC.</summary>
/// <param name="Addresses">Where to listen for HTTP; empty: nowhere.</param>
/// <param name="CorsOrigins">Origins whose pages may call it from a browser, such as <c>https://app.example.com</c>; empty: none but its own page.</param>
public sealed record HttpFaceOptions(IReadOnlyList<ListenAddress> Addresses, IReadOnlyList<string> CorsOrigins)
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5090";

    /// <summary>Not open: gRPC alone.</summary>
    public static HttpFaceOptions Off { get; } = new([], []);
}
