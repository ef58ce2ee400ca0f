using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What training left.</summary>
/// <param name="Manifest">The version's manifest; when the same model was there already, the one it was first written with.</param>
/// <param name="Judged">How the recipe did this time on the years held back; null when it was not judged.</param>
/// <param name="Verdict">What the gate said.</param>
/// <param name="WasThere">The same model was there already, whole: its record, card and report stay as they were.</param>
/// <param name="Activated">It is now the active version.</param>
public sealed record TrainResult(ModelManifest Manifest, JudgedRecipe? Judged, GateVerdict Verdict, bool WasThere, bool Activated)
{
    /// <summary>The version's name.</summary>
    public string Version => Manifest.Version;
}
