using System.Net.Sockets;

namespace Matching.Stress.Fuzzing;

/// <summary>Beside the messages: connections that misbehave, one after another. The service may close them; it may not mind.</summary>
internal sealed class RawAttacker(Uri address, IReadOnlyList<FuzzTarget> targets, int seed)
{
    private const int ResetsOfAConnection = 150;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Random _random = new(seed);

    /// <summary>Connections made.</summary>
    public long Connections { get; private set; }

    /// <summary>Calls begun and taken back at once.</summary>
    public long Resets { get; private set; }

    /// <summary>Connections that could not be made at all, though the service ought to listen.</summary>
    public long Refused { get; private set; }

    /// <summary>Goes on until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var connection = await RawConnection.OpenAsync(address);
                Connections++;
                Misbehave(connection);
                await connection.SendAsync(Quiet);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                Refused++;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Misbehave(RawConnection connection)
    {
        var path = targets[_random.Next(targets.Count)].Path;
        switch (_random.Next(8))
        {
            case 0:
                connection.TruncatedMessage(path, _random.Next());
                break;
            case 1:
                connection.TruncatedFrame(path);
                break;
            case 2:
                connection.ContinuationFlood(path, _random.Next(10, 5_000));
                break;
            case 3:
                connection.PingFlood(_random.Next(10, 2_000));
                break;
            case 4:
                connection.Garbage(_random);
                break;
            default:
                for (var i = 0; i < ResetsOfAConnection; i++)
                {
                    connection.RapidReset(path);
                }

                Resets += ResetsOfAConnection;
                break;
        }
    }
}
