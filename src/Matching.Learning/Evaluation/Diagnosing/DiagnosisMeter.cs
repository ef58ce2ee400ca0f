namespace Matching.Learning;

/// <summary>Gathers a diagnosis while a window is asked.</summary>
internal sealed class DiagnosisMeter(Catalogue catalogue, BacktestWindow window, RankingModel model, int resamples)
{
    private readonly CalibrationMeter _calibration = new();
    private readonly MissMeter _misses = new(catalogue, window, model);
    private readonly List<float> _chosen = [];
    private readonly List<float> _others = [];

    /// <summary>Adds one ranked query.</summary>
    public void Add(PastQuery query, int[] candidates, float[] scores, QueryOutcome outcome)
    {
        _calibration.Add(query, candidates, scores);
        _misses.Add(query, candidates, scores, outcome.Metrics);
        for (var i = 0; i < candidates.Length; i++)
        {
            (query.Chose(candidates[i]) ? _chosen : _others).Add(scores[i]);
        }
    }

    /// <summary>What was gathered.</summary>
    public Diagnosis Read() => new(_calibration.Read(resamples), ScoreHistogram.Of(_chosen, _others), _misses.Read());
}
