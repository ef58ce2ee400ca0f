namespace Matching.Stress.Running;

/// <summary>The service ended before it listened.</summary>
/// <param name="log">What it wrote.</param>
internal sealed class ServiceEndedException(ServiceLog log) : Exception($"The service ended before it listened:{Environment.NewLine}{log.Tail}");
