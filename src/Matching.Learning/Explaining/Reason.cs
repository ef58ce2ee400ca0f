namespace Matching.Learning;

/// <summary>One reason of a score.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Contribution">What it adds to the score, in log-odds, compared with an average candidate: above 0 speaks for the institution.</param>
/// <param name="Text">What is so, in a sentence without a full stop.</param>
public sealed record Reason(ReasonGroup Group, double Contribution, LocalText Text);
