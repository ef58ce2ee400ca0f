namespace Matching.Learning;

/// <summary>What a backtest ranks beside the learned model.</summary>
public enum BaselineSet
{
    /// <summary>Nothing: for comparing models with one another.</summary>
    None = 0,

    /// <summary>The rules without learning.</summary>
    Rules = 1,

    /// <summary>The rules, EASE, a pointwise logistic regression, and LambdaMART trees alone. LightGBM's only where it trains the model, too.</summary>
    All = 2,
}
