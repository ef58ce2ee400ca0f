namespace Matching.Service;

/// <summary>Whoever runs a command on this machine.</summary>
internal static class LocalUser
{
    /// <summary>Names it in the audit log: <c>local:</c> and the name the operating system knows it by.</summary>
    public static string Id { get; } = $"local:{Environment.UserName}";
}
