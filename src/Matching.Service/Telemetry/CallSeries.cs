namespace Matching.Service;

/// <summary>What is kept of one method between its calls.</summary>
/// <param name="method">Its full name without the first slash, as OpenTelemetry writes it.</param>
internal sealed class CallSeries(string method)
{
    private int _active;

    /// <summary>The method.</summary>
    public string Method => method;

    /// <summary>Calls that are being answered.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>A call begins.</summary>
    public void Begin() => Interlocked.Increment(ref _active);

    /// <summary>A call ends.</summary>
    public void End() => Interlocked.Decrement(ref _active);
}
