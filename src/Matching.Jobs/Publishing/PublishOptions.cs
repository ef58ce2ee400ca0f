using Matching.Domain;

namespace Matching.Jobs;

/// <summary>How to publish.</summary>
public sealed record PublishOptions
{
    /// <summary>Places of a page that count as its first page unless told otherwise: what the service hands out at first.</summary>
    public const int DefaultFirstPage = 20;

    /// <summary>Most places that may count as a first page: behind them a page holds at least as many to choose from.</summary>
    public const int MaxFirstPage = PublishJob.PageLines / 2;

    /// <summary>Most first pages one institution may stand on, 1 or more; null for no limit.</summary>
    public int? MaxExposure { get; init; }

    /// <summary>Places at the top of a page that count as its first page, 1 to <see cref="MaxFirstPage"/>.</summary>
    public int FirstPage { get; init; } = DefaultFirstPage;

    /// <summary>The cap these options ask for; null for none.</summary>
    public ExposureCap? Cap => MaxExposure is { } most ? new ExposureCap(most, FirstPage) : null;
}
