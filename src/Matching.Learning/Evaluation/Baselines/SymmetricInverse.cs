namespace Matching.Learning;

/// <summary>Inverts a symmetric positive definite matrix by its Cholesky factor (Golub and Van Loan, "Matrix Computations", 4.2).</summary>
internal static class SymmetricInverse
{
    /// <summary>The inverse of a matrix given as rows.</summary>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static double[][] Of(double[][] matrix)
    {
        var size = matrix.Length;
        var factor = Factor(matrix);
        var inverse = Array.ConvertAll(matrix, row => new double[row.Length]);
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            for (var i = j; i < size; i++)
            {
                for (var k = j; k < i; k++)
                {
                    column[i] -= factor[i][k] * column[k];
                }

                column[i] /= factor[i][i];
            }

            for (var i = size - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < size; k++)
                {
                    column[i] -= factor[k][i] * column[k];
                }

                column[i] /= factor[i][i];
                inverse[i][j] = column[i];
            }
        }

        return inverse;
    }

    /// <summary>Lower triangle whose product with its transpose is the matrix.</summary>
    private static double[][] Factor(double[][] matrix)
    {
        var factor = Array.ConvertAll(matrix, row => new double[row.Length]);
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i][k] * factor[j][k];
                }

                if (i == j && sum <= 0)
                {
                    throw new ArgumentException("The matrix is not positive definite.", nameof(matrix));
                }

                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
            }
        }

        return factor;
    }
}
