using Matching.Store;

namespace Matching.Service;

/// <summary>Keeps what callers are judged by up to date: API keys four times a second, files of keys and certificates each second.</summary>
internal sealed class SecurityWatcher(ServiceOptions options, ApiKeyVerifier keys, TimeProvider time, ILogger<SecurityWatcher> logger) : BackgroundService
{
    /// <summary>How often it looks for API keys that were added or revoked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private const int LooksPerFileLook = 4;

    private readonly List<IReloading> _files = [.. Files(options.Settings)];
    private bool _storeFailed;

    /// <summary>Loads again what lies in files that changed.</summary>
    public void LookAtFiles()
    {
        foreach (var file in _files)
        {
            // Also called by tests: one at a time.
            lock (file)
            {
                if (file.Reload(out var fault))
                {
                    Say(logger, file.What, fault);
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var look = 0; !stoppingToken.IsCancellationRequested; look++)
        {
            LookAtKeys();
            if (look % LooksPerFileLook == 0)
            {
                LookAtFiles();
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<IReloading> Files(ServiceSettings settings) =>
    [
        .. settings.Tls is { } tls ? [tls.Files] : Enumerable.Empty<IReloading>(),
        .. settings.Authentication.Jwt?.Files is { } jwt ? [jwt] : Enumerable.Empty<IReloading>(),
        .. settings.Authentication.ClientCertificates?.Files ?? [],
    ];

    private void LookAtKeys()
    {
        if (!options.Settings.Authentication.ApiKeys)
        {
            return;
        }

        try
        {
            keys.Refresh();
            _storeFailed = false;
        }
        catch (StoreException exception)
        {
            if (!_storeFailed)
            {
                SecurityLog.KeysNotRead(logger, exception.Message);
            }

            _storeFailed = true;
        }
    }

    private static void Say(ILogger logger, string what, string? fault)
    {
        if (fault is null)
        {
            SecurityLog.Reloaded(logger, what);
        }
        else
        {
            SecurityLog.NotReloaded(logger, what, fault);
        }
    }
}
