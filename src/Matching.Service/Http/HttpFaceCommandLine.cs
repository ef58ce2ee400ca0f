using System.CommandLine;

namespace Matching.Service;

/// <summary>The options of the face to those who do not speak gRPC.</summary>
internal sealed class HttpFaceCommandLine
{
    private const string Off = "off";

    private readonly Option<string?> _urls = new("--http-urls")
    {
        Description = $"Where to listen for JSON over HTTP and gRPC-Web, several parted by ';', or '{Off}'. Beyond loopback with TLS and authentication only (--config). "
            + $"Default: {HttpFaceOptions.DefaultUrl} when --urls is not given either, otherwise {Off}.",
        HelpName = "URLS",
    };

    private readonly Option<string?> _origins = new("--cors-origins")
    {
        Description = "Origins whose pages may call the service from a browser, several parted by ';', such as https://app.example.com. Default: none.",
        HelpName = "ORIGINS",
    };

    /// <summary>Adds the options to the command.</summary>
    /// <param name="root">The command.</param>
    public void AddTo(RootCommand root)
    {
        _urls.Validators.Add(result => Addresses(result.GetValue(_urls), false, result.AddError));
        _origins.Validators.Add(result => Origins(result.GetValue(_origins), result.AddError));
        root.Options.Add(_urls);
        root.Options.Add(_origins);
    }

    /// <summary>What was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="urlsGiven">Whether --urls was: whoever names one address names both, so that a second service does not meet the first.</param>
    public HttpFaceOptions Read(ParseResult parsed, bool urlsGiven) =>
        new(Addresses(parsed.GetValue(_urls), urlsGiven, static _ => { }), Origins(parsed.GetValue(_origins), static _ => { }));

    private static IReadOnlyList<ListenAddress> Addresses(string? text, bool urlsGiven, Action<string> refuse) => text switch
    {
        Off => [],
        null when urlsGiven => [],
        _ => ListenAddress.ParseAll("--http-urls", text ?? HttpFaceOptions.DefaultUrl, refuse),
    };

    private static List<string> Origins(string? text, Action<string> refuse)
    {
        var origins = new List<string>();
        foreach (var part in (text ?? string.Empty).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Uri.TryCreate(part, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && !part.EndsWith('/'))
            {
                origins.Add(uri.GetLeftPart(UriPartial.Authority));
            }
            else
            {
                refuse($"--cors-origins: '{part}' is not an origin: scheme, name and, unless it is the usual one, port, such as https://app.example.com.");
            }
        }

        return origins;
    }
}
