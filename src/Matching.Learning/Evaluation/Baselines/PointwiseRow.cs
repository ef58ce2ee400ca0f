namespace Matching.Learning;

/// <summary>A row as ML.NET's binary trainers read it.</summary>
internal sealed class PointwiseRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }
}
