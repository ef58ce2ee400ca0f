namespace Matching.Store;

/// <summary>Statements over the service's keys.</summary>
internal static class KeySql
{
    public const string Find = "SELECT key FROM service_key WHERE purpose = @Purpose";

    public const string Insert = "INSERT INTO service_key (purpose, key) VALUES (@Purpose, @Key) ON CONFLICT (purpose) DO NOTHING";
}
