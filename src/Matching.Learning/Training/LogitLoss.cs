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
    private readonly double[] _cells = new double[HistoryCrosses.CellCount];
    private readonly double[] _cellSlopes = new double[HistoryCrosses.CellCount];
    private double[] _content = [];
    private double[] _scores = [];
    private double[] _errors = [];
    private double[] _summed = [];

    /// <summary>Prepares the loss.</summary>
    /// <param name="examples">Past queries with what was known before them.</param>
    /// <param name="options">The penalties.</param>
    public LogitLoss(IReadOnlyList<LogitExample> examples, LogitOptions options)
    {
        _examples = examples;
        var ofHistory = HistoryCrosses.Buckets.ToHashSet();
        var occurs = new bool[LogitModel.Buckets];
        foreach (var bucket in examples.SelectMany(example => example.Content).SelectMany(buckets => buckets).Concat(ofHistory))
        {
            occurs[bucket] = true;
        }

        Active = [.. Enumerable.Range(0, LogitModel.Buckets).Where(bucket => occurs[bucket])];
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

        HistoryCrosses.SumCells(_weights, _cells);
        Array.Clear(_cellSlopes);
        double loss = 0;
        foreach (var example in _examples)
        {
            loss += Add(example);
        }

        HistoryCrosses.SpreadCells(_cellSlopes, _slopes);
        for (var i = 0; i < Active.Length; i++)
        {
            loss += 0.5 * _penalty[i] * point[i] * point[i];
            gradient[i] = _slopes[Active[i]] + (_penalty[i] * point[i]);
        }

        return loss;
    }

    /// <summary>Content is scored once for all histories of an example, and its errors are spread once.</summary>
    private double Add(LogitExample example)
    {
        var rows = example.Target.Length;
        MakeRoom(rows);
        for (var row = 0; row < rows; row++)
        {
            _content[row] = row < example.Home ? 0 : example.AbroadOffset;
            foreach (var bucket in example.Content[row])
            {
                _content[row] += _weights[bucket];
            }
        }

        Array.Clear(_summed, 0, rows);
        double loss = 0;
        foreach (var cells in example.Counts)
        {
            loss += Add(example, cells);
        }

        for (var row = 0; row < rows; row++)
        {
            if (Math.Abs(_summed[row]) >= Negligible)
            {
                foreach (var bucket in example.Content[row])
                {
                    _slopes[bucket] += _summed[row];
                }
            }
        }

        return loss;
    }

    private double Add(LogitExample example, ushort[] cells)
    {
        var rows = example.Target.Length;
        var width = HistoryCrosses.CellsPerRow;
        for (var row = 0; row < rows; row++)
        {
            var score = _content[row];
            foreach (var cell in cells.AsSpan(row * width, width))
            {
                score += _cells[cell];
            }

            _scores[row] = score;
        }

        Array.Clear(_errors, 0, rows);
        var weight = example.Weight / example.Counts.Count;
        var loss = Ask(example, example.Home, weight);
        if (rows > example.Home)
        {
            loss += Ask(example, rows, weight * example.WideWeight);
        }

        for (var row = 0; row < rows; row++)
        {
            var error = _errors[row];
            if (Math.Abs(error) < Negligible)
            {
                continue;
            }

            _summed[row] += error;
            foreach (var cell in cells.AsSpan(row * width, width))
            {
                _cellSlopes[cell] += error;
            }
        }

        return loss;
    }

    /// <summary>The choice among the first candidates of an example; adds what it says against each score to the errors.</summary>
    private double Ask(LogitExample example, int candidates, double weight)
    {
        var highest = double.NegativeInfinity;
        for (var row = 0; row < candidates; row++)
        {
            highest = Math.Max(highest, _scores[row]);
        }

        double sum = 0;
        for (var row = 0; row < candidates; row++)
        {
            sum += Math.Exp(_scores[row] - highest);
        }

        double loss = 0;
        var logSum = highest + Math.Log(sum);
        for (var row = 0; row < candidates; row++)
        {
            var target = example.Target[row];
            loss -= target * (_scores[row] - logSum);
            _errors[row] += weight * (Math.Exp(_scores[row] - logSum) - target);
        }

        return weight * loss;
    }

    private void MakeRoom(int rows)
    {
        if (_scores.Length < rows)
        {
            (_content, _scores, _errors, _summed) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        }
    }
}
