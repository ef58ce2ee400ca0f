namespace Matching.Learning;

/// <summary>Minimises a smooth convex function of many variables.</summary>
/// <remarks>
/// L-BFGS with a backtracking line search: Liu and Nocedal 1989, "On the limited memory BFGS method for large scale optimization". One
/// thread, a fixed order of sums: the same function gives the same minimum, bit for bit.
/// </remarks>
/// <param name="value">Returns the function's value at a point and writes its gradient.</param>
/// <param name="size">Number of variables.</param>
internal sealed class LimitedMemoryBfgs(Func<double[], double[], double> value, int size)
{
    /// <summary>Steps remembered.</summary>
    private const int Memory = 8;

    /// <summary>A step that lowers the value by less than this part of it is small.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>So many small steps one after the other are the last. One may be the first from a good start, which is short by rule.</summary>
    private const int SmallSteps = 2;

    /// <summary>Share of the decrease a straight line promises that a step must reach (Armijo 1966).</summary>
    private const double SufficientDecrease = 1e-4;

    private const double ShortestStep = 1e-8;

    private readonly List<(double[] Step, double[] Change, double Product)> _memory = [];
    private readonly double[] _coefficients = new double[Memory];

    /// <summary>Walks to the minimum.</summary>
    /// <param name="start">Where to begin: near the minimum saves steps.</param>
    /// <param name="iterations">Steps at most.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public double[] Minimise(double[] start, int iterations, CancellationToken cancellationToken)
    {
        var point = start;
        var gradient = new double[size];
        var small = 0;
        var now = value(point, gradient);
        for (var i = 0; i < iterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var direction = Direction(gradient);
            var (next, nextGradient, lower) = Walk(point, now, direction, Dot(gradient, direction));
            Remember(point, next, gradient, nextGradient);
            var gain = now - lower;
            (point, gradient, now) = (next, nextGradient, lower);
            small = gain < Tolerance * Math.Abs(now) ? small + 1 : 0;
            if (small == SmallSteps)
            {
                break;
            }
        }

        return point;
    }

    private (double[] Point, double[] Gradient, double Value) Walk(double[] from, double value0, double[] direction, double slope)
    {
        var next = new double[size];
        var gradient = new double[size];
        for (var step = 1.0; ; step *= 0.5)
        {
            for (var j = 0; j < size; j++)
            {
                next[j] = from[j] - (step * direction[j]);
            }

            var reached = value(next, gradient);
            if (reached <= value0 - (SufficientDecrease * step * slope))
            {
                return (next, gradient, reached);
            }

            if (step < ShortestStep)
            {
                // Nothing lower along the line within the precision of the sums: this is the minimum.
                return (from, gradient, value(from, gradient));
            }
        }
    }

    /// <summary>The gradient times the inverse Hessian as the remembered steps show it (the two-loop recursion).</summary>
    private double[] Direction(double[] gradient)
    {
        var direction = gradient.AsSpan().ToArray();
        for (var i = _memory.Count - 1; i >= 0; i--)
        {
            _coefficients[i] = Dot(_memory[i].Step, direction) / _memory[i].Product;
            AddTo(direction, _memory[i].Change, -_coefficients[i]);
        }

        // Before anything is remembered, a short step: the gradient's length says nothing about the distance.
        var scale = _memory.Count == 0 ? 0.01 : _memory[^1].Product / Dot(_memory[^1].Change, _memory[^1].Change);
        for (var j = 0; j < size; j++)
        {
            direction[j] *= scale;
        }

        for (var i = 0; i < _memory.Count; i++)
        {
            AddTo(direction, _memory[i].Step, _coefficients[i] - (Dot(_memory[i].Change, direction) / _memory[i].Product));
        }

        return direction;
    }

    private void Remember(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
    {
        var step = to.AsSpan().ToArray();
        AddTo(step, from, -1);
        var change = gradientTo.AsSpan().ToArray();
        AddTo(change, gradientFrom, -1);
        var product = Dot(step, change);
        if (product <= 0)
        {
            return;
        }

        if (_memory.Count == Memory)
        {
            _memory.RemoveAt(0);
        }

        _memory.Add((step, change, product));
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    private static void AddTo(double[] target, double[] vector, double factor)
    {
        for (var j = 0; j < target.Length; j++)
        {
            target[j] += factor * vector[j];
        }
    }
}
