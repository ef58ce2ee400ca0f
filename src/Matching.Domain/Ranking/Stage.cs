namespace Matching.Domain;

/// <summary>How far an enterprise going abroad has come.</summary>
public enum Stage
{
    /// <summary>Not given: no policy.</summary>
    Unspecified = 0,

    /// <summary>Entering a country for the first time: introductions, permits and finance.</summary>
    GoingGlobal = 1,

    /// <summary>Running a business there: local partners, suppliers and staff.</summary>
    IntegratingIn = 2,

    /// <summary>Climbing the value chain: research, design and standing.</summary>
    MovingUp = 3,
}
