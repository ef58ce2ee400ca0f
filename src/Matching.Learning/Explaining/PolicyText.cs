using System.Globalization;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>Says what the operator's policy adds beside a score. It is no reason of the score, and never among its reasons.</summary>
public static class PolicyText
{
    /// <summary>One sentence without a full stop; empty without a stage.</summary>
    /// <param name="stage">How far the enterprise has come.</param>
    /// <param name="kind">What sort of body the institution is.</param>
    /// <param name="adjustment">What the policy adds, in log-odds.</param>
    public static LocalText Of(Stage stage, InstitutionKind kind, float adjustment)
    {
        if (stage == Stage.Unspecified)
        {
            return LocalText.Empty;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["stage"] = PhraseBook.Default.Word($"stage.{Stages.All.Single(row => row.Stage == stage).Token}"),
            ["kinds"] = Wording.Kinds(kind),
            ["amount"] = Math.Abs(adjustment).ToString("0.##", CultureInfo.InvariantCulture),
        };
        return PhraseBook.Default.Sentence(adjustment > 0 ? "policy.adds" : adjustment < 0 ? "policy.takes" : "policy.none", values);
    }
}
