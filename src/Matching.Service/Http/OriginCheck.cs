using System.Net;

namespace Matching.Service;

/// <summary>
/// Keeps other people's pages out of a service on loopback: a browser would send their requests, and without authentication nothing else
/// would refuse them. A page's origin must be the service's own or an allowed one, and without authentication the name in Host must be a
/// loopback one, so that no other name can be pointed here (DNS rebinding).
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, ServiceOptions options, TimeProvider time)
{
    private readonly HashSet<string> _origins = new(options.Http.CorsOrigins, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _hosts = new(options.Http.CorsOrigins.Select(origin => new Uri(origin).Host), StringComparer.OrdinalIgnoreCase);

    private readonly bool _takesAnybody = !options.Settings.Authentication.IsAsked;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (_takesAnybody && !IsLoopbackName(request.Host.Host) && !_hosts.Contains(request.Host.Host))
        {
            return Refuse(context, "The name in Host is neither a loopback one, such as 127.0.0.1, nor that of an allowed origin: ask by one of these, or start the service with --cors-origins.");
        }

        if (request.Headers.Origin is [{ } origin] && !_origins.Contains(origin) && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(context, "Pages of this origin may not call the service; start it with --cors-origins to allow them.");
        }

        return next(context);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private Task Refuse(HttpContext context, string message) =>
        StatusJson.WriteAsync(context, ErrorStatus.Of(new OriginNotAllowedException(message), StatusJson.RequestId(context, time), deadlinePassed: false), StatusCodes.Status403Forbidden);
}
