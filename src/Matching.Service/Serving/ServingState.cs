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
    public ServingState(long dataRevision, Catalogue catalogue, EngagementHistory history, RankingModel model, Generation? currentGeneration)
    {
        DataRevision = dataRevision;
        Catalogue = catalogue;
        History = history;
        Model = model;
        CurrentGeneration = currentGeneration;
        Ranker = new Ranker(catalogue, history, model);
        Stamp = Fingerprint.Of(model.Version, dataRevision.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The store's data revision that catalogue and history were read at.</summary>
    public long DataRevision { get; }

    /// <summary>Who exists.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>What is known: everything up to the newest engagement's year.</summary>
    public EngagementHistory History { get; }

    /// <summary>What scores.</summary>
    public RankingModel Model { get; }

    /// <summary>The store's current generation, whatever it was made from; null when none was published.</summary>
    public Generation? CurrentGeneration { get; }

    /// <summary>Ranks with this state.</summary>
    public Ranker Ranker { get; }

    /// <summary>Stands for model and data: equal stamps rank equally.</summary>
    public ulong Stamp { get; }

    /// <summary>The generation whose pages equal what this state would rank; null when there is none.</summary>
    public Generation? Servable =>
        CurrentGeneration is { } generation && generation.ModelVersion == Model.Version && generation.DataRevision == DataRevision
            ? generation
            : null;

    /// <summary>The institution of an id.</summary>
    /// <exception cref="UnknownResourceException">There is none.</exception>
    public Institution Institution(string id) => Catalogue.IndexOf(new InstitutionId(id)) is >= 0 and var number
        ? Catalogue.Institutions[number]
        : throw new UnknownResourceException("institution", id);
}
