namespace Matching.Learning;

/// <summary>What a reason is about. Every column and every cross of the model belongs to one group (<c>reason-groups.csv</c>).</summary>
public enum ReasonGroup
{
    /// <summary>What belongs nowhere else, so that contributions still add up.</summary>
    Other = 0,

    /// <summary>Earlier engagements of this enterprise with this institution.</summary>
    Pair = 1,

    /// <summary>Engagements of the institution in any field.</summary>
    Experience = 2,

    /// <summary>Engagements of the institution in the field asked for, or near it.</summary>
    Sector = 3,

    /// <summary>Engagements of the institution with enterprises that work in the same fields as this one.</summary>
    SimilarEnterprises = 4,

    /// <summary>How usual its kind is among the field's partners.</summary>
    Kind = 5,

    /// <summary>How usual its kind is in this part of the world.</summary>
    Nearby = 6,

    /// <summary>The kinds this enterprise has worked with.</summary>
    EnterpriseKinds = 7,

    /// <summary>The fields of those this enterprise has worked with, by their names.</summary>
    EnterpriseFields = 8,

    /// <summary>What its name says of its field.</summary>
    Name = 9,

    /// <summary>What the enterprise's name says of its field, beside the institution's.</summary>
    EnterpriseName = 10,

    /// <summary>The same sort of institution in other countries.</summary>
    Role = 11,

    /// <summary>How much is known of the enterprise and the country at all.</summary>
    Context = 12,

    /// <summary>All of the above taken together, as the trees see it: the first stage's score as their input.</summary>
    Profile = 13,

    /// <summary>Whether its name speaks of a field that the sector asked for is about, by the sector's definition, and the enterprise's name with it.</summary>
    Field = 15,
}
