namespace Matching.Domain;

/// <summary>The words files use for each <see cref="Stage"/>.</summary>
public static class Stages
{
    /// <summary>Every stage that can be asked for, in order, with its word.</summary>
    public static IReadOnlyList<(Stage Stage, string Token)> All { get; } =
        [(Stage.GoingGlobal, "going_global"), (Stage.IntegratingIn, "integrating_in"), (Stage.MovingUp, "moving_up")];

    /// <summary>Finds the stage a word stands for; words are lower case.</summary>
    public static bool TryParse(string token, out Stage stage)
    {
        foreach (var row in All)
        {
            if (row.Token == token)
            {
                stage = row.Stage;
                return true;
            }
        }

        stage = Stage.Unspecified;
        return false;
    }
}
