namespace Matching.Learning;

/// <summary>What each group of reasons is called.</summary>
public static class ReasonLabels
{
    /// <summary>The name of a group, such as "its experience in this field".</summary>
    public static LocalText Of(ReasonGroup group) => Wording.Label(group);
}
