namespace Matching.Learning;

/// <summary>What a candidate was held against.</summary>
public enum GateBasis
{
    /// <summary>Nothing: there is no active version, and the candidate could not be judged.</summary>
    Nothing = 1,

    /// <summary>The best rule without learning: there is no active version this program can judge.</summary>
    BestRule = 2,

    /// <summary>What the active version's recipe did on this very window when it was trained.</summary>
    StoredResults = 3,

    /// <summary>The active version's recipe, trained again before the window's cut-off.</summary>
    RetrainedRecipe = 4,

    /// <summary>There is an active version, and no window on which both can be judged.</summary>
    Incomparable = 5,

    /// <summary>Itself: it is the active version already.</summary>
    Itself = 6,
}
