namespace Matching.Learning;

/// <summary>What one group of reasons makes of the difference between two scores.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Difference">The first's contribution minus the second's: above 0 puts the first ahead.</param>
/// <param name="First">What is so of the first.</param>
/// <param name="Second">What is so of the second.</param>
public sealed record ReasonDifference(ReasonGroup Group, double Difference, LocalText First, LocalText Second);
