using System.Globalization;

namespace Matching.Trainer;

/// <summary>A line at each new stage and each part of one, and at most one every two seconds within it.</summary>
internal sealed class LineDisplay(TextWriter writer, TimeProvider time) : JobDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private string _stage = string.Empty;
    private string? _part;
    private long _shown;

    /// <inheritdoc/>
    public override void Dispose() => writer.Flush();

    /// <inheritdoc/>
    protected override void Show(string stage, string? part, double? done, string? detail)
    {
        if ((stage, part) == (_stage, _part) && time.GetElapsedTime(_shown) < Pause)
        {
            return;
        }

        (_stage, _part, _shown) = (stage, part, time.GetTimestamp());
        var share = done is { } known ? string.Create(CultureInfo.InvariantCulture, $" {known:P0}") : string.Empty;
        writer.WriteLine($"… {stage}{share}{(detail is null ? string.Empty : $" ({detail})")}");
    }
}
