namespace Matching.Store;

/// <summary>Where a change comes from.</summary>
/// <param name="Principal">Who makes it: <c>jwt:alice</c>, <c>key:billing</c>, <c>local:</c> and a name of the operating system's.</param>
/// <param name="Action">What was called: a method (<c>matching.v1.CatalogueService/CreateSector</c>) or a command; empty for what the store itself calls it.</param>
/// <param name="RequestId">The call's id; empty when it is none.</param>
public sealed record AuditOrigin(string Principal, string Action = "", string RequestId = "")
{
    /// <summary>Whoever runs this program on this machine.</summary>
    public static AuditOrigin Local { get; } = new($"local:{Environment.UserName}");

    /// <summary>The service itself, where nobody called it.</summary>
    public static AuditOrigin Service { get; } = new("service");

    internal string ActionOr(string otherwise) => Action.Length > 0 ? Action : otherwise;
}
