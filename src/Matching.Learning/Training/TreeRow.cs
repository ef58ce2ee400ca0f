namespace Matching.Learning;

/// <summary>A row as the ML.NET trainers read it. The saved schema takes every public property, so it holds nothing else.</summary>
internal sealed class TreeRow
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    public uint GroupId { get; set; }
}
