namespace Matching.Service.Tests;

/// <summary>The test shows a case of a method of the contract.</summary>
/// <param name="method">Service and method, such as <c>MatchingService/RankPartners</c>.</param>
/// <param name="callCase">Which case.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CoversAttribute(string method, CallCase callCase) : Attribute
{
    public string Method { get; } = method;

    public CallCase Case { get; } = callCase;
}
