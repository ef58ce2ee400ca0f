using System.Diagnostics;

namespace Matching.Service;

/// <summary>
/// Measures every call, by whatever protocol it comes and whoever answers or refuses it, and gives it a span where traces are sent. A call that
/// is over when it returns costs two readings of the clock and no memory; while nobody listens no call costs anything.
/// </summary>
internal sealed class CallObserver(RequestDelegate next, CallMetrics metrics, TimeProvider time)
{
    /// <summary>The tag of spans and log records that holds the request id.</summary>
    public const string RequestIdTag = "matching.request_id";

    private static readonly ActivitySource Source = new(ServiceMetrics.MeterName);

    public Task InvokeAsync(HttpContext context)
    {
        if (!metrics.IsHeard && !Source.HasListeners())
        {
            return next(context);
        }

        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<HttpFaceOnly>() is not null)
        {
            return next(context);
        }

        var series = metrics.Of(endpoint);
        var transport = CallTransport.Of(context, endpoint);
        var begun = Stopwatch.GetTimestamp();
        series.Begin();
        if (Source.HasListeners())
        {
            return TracedAsync(context, series, transport, begun);
        }

        Task running;
        try
        {
            running = next(context);
        }
        catch
        {
            End(context, series, transport, begun);
            throw;
        }

        if (running.IsCompletedSuccessfully)
        {
            End(context, series, transport, begun);
            return running;
        }

        return AwaitAsync(running, context, series, transport, begun);
    }

    private async Task AwaitAsync(Task running, HttpContext context, CallSeries series, string transport, long begun)
    {
        try
        {
            await running;
        }
        finally
        {
            End(context, series, transport, begun);
        }
    }

    private async Task TracedAsync(HttpContext context, CallSeries series, string transport, long begun)
    {
        // Known before the call is answered, so that whatever is logged in it can name it.
        var headers = context.Request.Headers;
        var id = CallScope.RequestIdOf(headers[CallScope.RequestIdHeader], time);
        headers[CallScope.RequestIdHeader] = id;

        // The caller's span is the parent, not the one the server keeps to itself.
        var caller = ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var given) ? given : default;
        Activity.Current = null;
        using var span = Source.StartActivity(series.Method, ActivityKind.Server, caller);
        span?.SetTag("rpc.system.name", "grpc").SetTag("rpc.method", series.Method).SetTag("matching.transport", transport).SetTag(RequestIdTag, id);
        try
        {
            await next(context);
        }
        finally
        {
            var status = End(context, series, transport, begun);
            span?.SetTag("rpc.response.status_code", status);
            if (CallStatus.IsFault(status))
            {
                span?.SetTag("error.type", status).SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    private string End(HttpContext context, CallSeries series, string transport, long begun)
    {
        series.End();
        var status = CallStatus.Of(context, transport);
        metrics.Record(series, begun, status, transport);
        return status;
    }
}
