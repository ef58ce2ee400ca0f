using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Matching.Service;

/// <summary>Gives a log record the request id of the call it was written in, beside the trace id it has by itself.</summary>
internal sealed class RequestIdProcessor : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        for (var span = Activity.Current; span is not null; span = span.Parent)
        {
            if (span.GetTagItem(CallObserver.RequestIdTag) is { } id)
            {
                data.Attributes = [.. data.Attributes ?? [], new(CallObserver.RequestIdTag, id)];
                return;
            }
        }
    }
}
