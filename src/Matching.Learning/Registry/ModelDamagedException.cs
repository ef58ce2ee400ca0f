namespace Matching.Learning;

/// <summary>A model version that must not serve: not what its manifest says, not readable, or not giving the scores it was trained to give.</summary>
/// <param name="reason">What is wrong, to follow "The model …".</param>
/// <param name="inner">The cause, if any.</param>
/// <param name="fault">Which kind of fault it is.</param>
public sealed class ModelDamagedException(string reason, Exception? inner = null, ModelFault fault = ModelFault.Damaged)
    : Exception($"The model {reason}.", inner)
{
    /// <summary>Which kind of fault it is.</summary>
    public ModelFault Fault { get; } = fault;
}
