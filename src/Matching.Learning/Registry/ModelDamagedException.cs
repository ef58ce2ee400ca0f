namespace Matching.Learning;

/// <summary>A model file that is not what its manifest says, or cannot be read.</summary>
/// <param name="reason">What is wrong, to follow "The model …".</param>
/// <param name="inner">The cause, if any.</param>
public sealed class ModelDamagedException(string reason, Exception? inner = null) : Exception($"The model {reason}.", inner);
