namespace Matching.Service.Tests;

/// <summary>The test walks the contract's descriptors and shows a case of every method, but for those <see cref="EveryMethod"/> names as having none.</summary>
/// <param name="callCase">Which case.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CoversEveryAttribute(CallCase callCase) : Attribute
{
    public CallCase Case { get; } = callCase;
}
