namespace Matching.Jobs;

/// <summary>One axis of a picture: values to places, and the values that get a mark.</summary>
internal sealed class Axis
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;
    private readonly Func<double, double> _scale;

    private Axis(double low, double high, double start, double end, Func<double, double> scale, IReadOnlyList<double> ticks)
    {
        (_low, _high, _start, _end, _scale) = (scale(low), scale(high), start, end, scale);
        Ticks = ticks;
    }

    /// <summary>Values that get a mark, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Even steps over at least the values given.</summary>
    /// <param name="low">Lowest value.</param>
    /// <param name="high">Highest value.</param>
    /// <param name="start">Place of the lower end.</param>
    /// <param name="end">Place of the upper end.</param>
    public static Axis Linear(double low, double high, double start, double end)
    {
        var span = high > low ? high - low : 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
        var step = power * (span / 4 / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var (first, last) = (Math.Floor((low / step) + 1e-9), Math.Ceiling((high / step) - 1e-9));
        last = Math.Max(last, first + 1);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToArray();
        return new Axis(ticks[0], ticks[^1], start, end, static value => value, ticks);
    }

    /// <summary>Powers of ten.</summary>
    /// <param name="low">Exponent of the lower end.</param>
    /// <param name="high">Exponent of the upper end.</param>
    /// <param name="start">Place of the lower end.</param>
    /// <param name="end">Place of the upper end.</param>
    public static Axis Decades(int low, int high, double start, double end) => new(
        Math.Pow(10, low), Math.Pow(10, high), start, end, Math.Log10, [.. Enumerable.Range(low, high - low + 1).Select(power => Math.Pow(10, power))]);

    /// <summary>The place of a value; values beyond an end stand at it.</summary>
    public double At(double value)
    {
        var share = value <= 0 && _scale == Math.Log10 ? 0 : (_scale(value) - _low) / (_high - _low);
        return _start + (Math.Clamp(share, 0, 1) * (_end - _start));
    }
}
