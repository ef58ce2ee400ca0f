namespace Matching.Service;

/// <summary>Says of each call whether it may be worked on now, before its message is read.</summary>
/// <param name="limits">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class CallAdmission(LimitOptions limits, TimeProvider time)
{
    private readonly CallerTable _callers = new(limits, time);
    private readonly ConcurrencyGate _gate = new(limits.ConcurrentCalls, limits.QueuedCalls, limits.QueueDuration, time);
    private readonly CallerUsage _all = new();

    /// <summary>Unary calls worked on now.</summary>
    public int Running => _gate.Running;

    /// <summary>Unary calls that wait now.</summary>
    public int Waiting => _gate.Waiting;

    /// <summary>Streams, and calls that stay open like one, now.</summary>
    public int Streams => _all.Streams;

    /// <summary>Lets a call go on when it may.</summary>
    /// <param name="context">The call.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="rule">What is called.</param>
    /// <param name="next">The call itself.</param>
    /// <param name="refuse">Answers a call that may not go on.</param>
    public Task RunAsync(HttpContext context, Caller caller, CallRule rule, RequestDelegate next, Func<HttpContext, Exception, Task> refuse)
    {
        CallerUsage? usage = null;
        if (!caller.IsAnonymous)
        {
            usage = _callers.Of(caller.Id);
            var wait = _callers.Take(usage);
            if (wait > TimeSpan.Zero)
            {
                return refuse(context, new CallRateException(wait, limits.CallsPerSecond));
            }
        }

        if (rule.StaysOpen)
        {
            return StreamAsync(context, usage, next, refuse);
        }

        return _gate.TryEnter() ? RunInPlace(context, next) : QueueAsync(context, next, refuse);
    }

    private Task RunInPlace(HttpContext context, RequestDelegate next)
    {
        Task running;
        try
        {
            running = next(context);
        }
        catch
        {
            _gate.Exit();
            throw;
        }

        // Most calls are over here: they cost no state machine.
        if (running.IsCompletedSuccessfully)
        {
            _gate.Exit();
            return Task.CompletedTask;
        }

        return ExitAfterAsync(running);
    }

    private async Task ExitAfterAsync(Task running)
    {
        try
        {
            await running;
        }
        finally
        {
            _gate.Exit();
        }
    }

    private async Task QueueAsync(HttpContext context, RequestDelegate next, Func<HttpContext, Exception, Task> refuse)
    {
        bool entered;
        try
        {
            entered = await _gate.EnterAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await (entered ? RunInPlace(context, next) : refuse(context, new OverloadedException(limits.RetryDelay)));
    }

    private async Task StreamAsync(HttpContext context, CallerUsage? usage, RequestDelegate next, Func<HttpContext, Exception, Task> refuse)
    {
        if (usage?.TryOpenStream(limits.StreamsPerCaller) == false)
        {
            await refuse(context, new TooManyStreamsException(limits.StreamsPerCaller, own: true, limits.RetryDelay));
            return;
        }

        try
        {
            if (!_all.TryOpenStream(limits.Streams))
            {
                await refuse(context, new TooManyStreamsException(limits.Streams, own: false, limits.RetryDelay));
                return;
            }

            try
            {
                await next(context);
            }
            finally
            {
                _all.CloseStream();
            }
        }
        finally
        {
            usage?.CloseStream();
        }
    }
}
