using Matching.V1;

namespace Matching.Service;

/// <summary>The caller is known, and may not do this.</summary>
/// <param name="role">The role it would need.</param>
public sealed class RoleRequiredException(Role role) : Exception($"This call needs the role {RoleSet.WordOf(role)}, which you do not have.");
