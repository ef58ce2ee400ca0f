using System.Globalization;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Everything an answer is made from, at one moment: never changed, replaced as a whole. A call takes it once and uses nothing else,
/// so that no answer mixes two models or two states of the data.
/// </summary>
internal sealed record ServingState
{
    public ServingState(
        long dataRevision, Catalogue catalogue, EngagementLog log, EngagementHistory history, RankingModel model, Generation? currentGeneration, DateTimeOffset at)
    {
        DataRevision = dataRevision;
        Catalogue = catalogue;
        Log = log;
        History = history;
        Model = model;
        CurrentGeneration = currentGeneration;
        Ranker = new Ranker(catalogue, history, model, at);
        (LastExpiry, NextExpiry) = Expiries(catalogue, at);
        Stamp = Fingerprint.Of(
            model.Version, dataRevision.ToString(CultureInfo.InvariantCulture), LastExpiry.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Trees = new TreeMessages(catalogue.Sectors);
        PastRankers = new PastRankers(catalogue, log, model, history.AsOfYear, at);
        PublishedStamp = Servable is { } servable
            ? Fingerprint.Of(Stamp.ToString(CultureInfo.InvariantCulture), servable.Number.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The store's data revision that catalogue and history were read at.</summary>
    public long DataRevision { get; }

    /// <summary>Who exists.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Every engagement, for histories of earlier years.</summary>
    public EngagementLog Log { get; }

    /// <summary>What is known: everything up to the newest engagement's year.</summary>
    public EngagementHistory History { get; }

    /// <summary>What scores.</summary>
    public RankingModel Model { get; }

    /// <summary>The store's current generation, whatever it was made from; null when none was published.</summary>
    public Generation? CurrentGeneration { get; }

    /// <summary>Ranks with this state.</summary>
    public Ranker Ranker { get; }

    /// <summary>Answers given before, which this state would give again. Default: none are kept.</summary>
    public ReplyCache Replies { get; init; } = new(ReplyCacheOptions.Off);

    /// <summary>Sectors and regions as they stand in answers.</summary>
    public TreeMessages Trees { get; }

    /// <summary>Ranks with what was known in earlier years.</summary>
    public PastRankers PastRankers { get; }

    /// <summary>When the last institution expired that this state ranks no more; the earliest time there is when none has.</summary>
    public DateTimeOffset LastExpiry { get; }

    /// <summary>When the next institution expires: from then on this state must not answer. The latest time there is when none will.</summary>
    public DateTimeOffset NextExpiry { get; }

    /// <summary>Stands for model, data and who has expired: equal stamps rank equally.</summary>
    public ulong Stamp { get; }

    /// <summary>Stands for the servable generation's own pages, whose order a cap may have changed; null when there is none.</summary>
    public ulong? PublishedStamp { get; }

    /// <summary>The generation whose pages were made by this state's model from its data; null when there is none.</summary>
    public Generation? Servable =>
        CurrentGeneration is { } generation
            && generation.ModelVersion == Model.Version
            && generation.DataRevision == DataRevision
            && LastExpiry <= generation.RankedAt
            ? generation
            : null;

    /// <summary>The institution of an id.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public Institution Institution(string id) => Catalogue.IndexOf(new InstitutionId(id)) is >= 0 and var number
        ? Catalogue.Institutions[number]
        : throw new UnknownResourceException("institution", id);

    /// <summary>The same model and data at a later moment.</summary>
    public ServingState At(DateTimeOffset moment) =>
        new(DataRevision, Catalogue, Log, History, Model, CurrentGeneration, moment) { Replies = Replies.StartAnew() };

    private static (DateTimeOffset Last, DateTimeOffset Next) Expiries(Catalogue catalogue, DateTimeOffset at)
    {
        var (last, next) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var institution in catalogue.Institutions)
        {
            if (institution is { IsDeleted: false, ValidUntil: { } end })
            {
                last = end <= at && end > last ? end : last;
                next = end > at && end < next ? end : next;
            }
        }

        return (last, next);
    }
}
