namespace Matching.Service;

/// <summary>Who makes a call. One object serves many calls.</summary>
/// <param name="Id">Names it in the audit log and counts its calls: <c>jwt:alice</c>, <c>key:billing</c>, <c>certificate:billing</c>.</param>
/// <param name="Roles">What it may do.</param>
public sealed record Caller(string Id, RoleSet Roles)
{
    /// <summary>Everybody, on a service without authentication: may do everything, from loopback only.</summary>
    public static Caller Anonymous { get; } = new("anonymous", RoleSet.All);

    /// <summary>Whether nobody had to show who it is.</summary>
    public bool IsAnonymous => ReferenceEquals(this, Anonymous);

    /// <summary>Who makes the call of a context.</summary>
    public static Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Caller>() ?? Anonymous;
    }
}
