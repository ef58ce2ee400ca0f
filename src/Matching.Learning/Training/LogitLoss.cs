namespace Matching.Learning;

/// <summary>What the logit minimises: the negative log-likelihood of the choices plus an L2 penalty, over the buckets that occur.</summary>
internal sealed class LogitLoss
{
    /// <summary>Errors smaller than this move no weight worth the time.</summary>
    private const double Negligible = 1e-9;

    private readonly IReadOnlyList<LogitExample> _examples;
    private readonly double[] _penalty;
    private readonly double[] _weights = new double[LogitModel.Buckets];
    private readonly double[] _slopes = new double[LogitModel.Buckets];
    private double[] _scores = [];

    /// <summary>Prepares the loss.</summary>
    /// <param name="examples">Past queries with what was known before them.</param>
    /// <param name="options">The penalties.</param>
    public LogitLoss(IReadOnlyList<LogitExample> examples, LogitOptions options)
    {
        _examples = examples;
        var occurs = new bool[LogitModel.Buckets];
        int[][]? content = null;
        foreach (var example in examples)
        {
            // The lags of one query stand together and share their content.
            if (example.Content != content)
            {
                content = example.Content;
                Mark(content, occurs);
            }

            Mark(example.History, occurs);
        }

        Active = [.. Enumerable.Range(0, LogitModel.Buckets).Where(bucket => occurs[bucket])];
        var ofHistory = HistoryCrosses.Buckets.ToHashSet();
        _penalty = [.. Active.Select(bucket => ofHistory.Contains(bucket) ? options.HistoryPenalty : options.Penalty)];
    }

    /// <summary>The buckets that occur, ascending: variable i of the loss is the weight of bucket Active[i].</summary>
    public int[] Active { get; }

    /// <summary>The loss at a point.</summary>
    /// <param name="point">One weight an active bucket.</param>
    /// <param name="gradient">Takes the gradient.</param>
    public double At(double[] point, double[] gradient)
    {
        for (var i = 0; i < Active.Length; i++)
        {
            _weights[Active[i]] = point[i];
            _slopes[Active[i]] = 0;
        }

        double loss = 0;
        foreach (var example in _examples)
        {
            loss += Add(example);
        }

        for (var i = 0; i < Active.Length; i++)
        {
            loss += 0.5 * _penalty[i] * point[i] * point[i];
            gradient[i] = _slopes[Active[i]] + (_penalty[i] * point[i]);
        }

        return loss;
    }

    private double Add(LogitExample example)
    {
        var rows = example.Target.Length;
        if (_scores.Length < rows)
        {
            _scores = new double[rows];
        }

        var highest = double.NegativeInfinity;
        for (var row = 0; row < rows; row++)
        {
            _scores[row] = Sum(example.Content[row]) + Sum(example.History[row]);
            highest = Math.Max(highest, _scores[row]);
        }

        double sum = 0;
        for (var row = 0; row < rows; row++)
        {
            sum += Math.Exp(_scores[row] - highest);
        }

        double loss = 0;
        var logSum = highest + Math.Log(sum);
        for (var row = 0; row < rows; row++)
        {
            var target = example.Target[row];
            loss -= target * (_scores[row] - logSum);
            Spread(example, row, example.Weight * (Math.Exp(_scores[row] - logSum) - target));
        }

        return example.Weight * loss;
    }

    private void Spread(LogitExample example, int row, double error)
    {
        if (Math.Abs(error) < Negligible)
        {
            return;
        }

        foreach (var bucket in example.Content[row])
        {
            _slopes[bucket] += error;
        }

        foreach (var bucket in example.History[row])
        {
            _slopes[bucket] += error;
        }
    }

    private static void Mark(int[][] rows, bool[] occurs)
    {
        foreach (var buckets in rows)
        {
            foreach (var bucket in buckets)
            {
                occurs[bucket] = true;
            }
        }
    }

    private double Sum(int[] buckets)
    {
        double sum = 0;
        foreach (var bucket in buckets)
        {
            sum += _weights[bucket];
        }

        return sum;
    }
}
