using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests;

/// <summary>Hears which events were logged.</summary>
internal sealed class LogProbe : ILoggerProvider, ILogger
{
    private readonly ConcurrentBag<int> _events = [];

    /// <summary>Ids of all events so far.</summary>
    public IReadOnlyCollection<int> Events => _events;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _events.Add(eventId.Id);

    public void Dispose()
    {
    }
}
