namespace Matching.Learning;

/// <summary>One way to score rows by trees. All give the same bits; they differ in speed and in what they need.</summary>
internal interface ITreeWay
{
    /// <summary>Its name, for people.</summary>
    string Name { get; }

    /// <summary>Scores rows that stand one after another; <see cref="TreeScorer"/> has checked the lengths.</summary>
    void Score(ReadOnlySpan<float> rows, int width, Span<float> scores);
}
