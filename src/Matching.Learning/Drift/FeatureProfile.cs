using System.Text.Json;

namespace Matching.Learning;

/// <summary>What the queries a model learnt from looked like; stored in its version as <c>profile.json</c>.</summary>
/// <param name="Queries">Queries looked at: the newest, at most <see cref="MaximumQueries"/>.</param>
/// <param name="OutcomeRate">Engaged institutions per candidate, mean over the queries, with its interval.</param>
/// <param name="Columns">Every column but the first stage's score.</param>
public sealed record FeatureProfile(int Queries, Interval OutcomeRate, IReadOnlyList<ColumnProfile> Columns)
{
    /// <summary>Queries looked at, at most.</summary>
    public const int MaximumQueries = 400;

    /// <summary>Looks at the newest queries before a year, each with what was known when it was asked.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="asOfYear">Queries of this year and later are left out.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    internal static FeatureProfile Take(Catalogue catalogue, EngagementLog log, int asOfYear, CancellationToken cancellationToken)
    {
        var queries = PastQueries.Read(catalogue, log, int.MinValue, asOfYear - 1, static _ => true)
            .TakeLast(MaximumQueries)
            .Select(query => Ask(catalogue, query));
        var sample = FeatureSample.Of(catalogue, log, queries, cancellationToken);
        var weights = sample.Weights;
        return new FeatureProfile(
            sample.Queries,
            sample.OutcomeRate,
            [.. Enumerable.Range(0, FeatureMatrix.Width).Where(column => column != FeatureSet.LogitColumn)
                .Select(column => ColumnProfile.Of(FeatureSet.Columns[column].Name, sample.Column(column), weights))]);
    }

    /// <summary>A past query with every institution of its country, as it was asked.</summary>
    internal static AskedQuery Ask(Catalogue catalogue, PastQuery query) =>
        new(query.Enterprise, query.Sector, query.Year, catalogue.InCountry(query.Country).ToArray(), query.Chosen);

    /// <summary>As the bytes of its file.</summary>
    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ModelFiles.Json);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelDamagedException">The bytes are not such a file.</exception>
    internal static FeatureProfile Read(string version, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<FeatureProfile>(bytes, ModelFiles.Json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new ModelDamagedException($"'{version}' has a {ModelFiles.Profile} that cannot be read", exception);
        }
    }
}
