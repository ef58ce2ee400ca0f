using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Bench.Peers;

/// <summary>Grows trees by LightGBM's native library alone, with the parameters that the product's trainer hands to it through ML.NET.</summary>
internal static class NativeTraining
{
    /// <summary>What ML.NET sets where the product sets nothing.</summary>
    private const string SetByMlNet =
        "max_bin=255 sigmoid=0.5 label_gain=0,3,7,15,31,63,127,255,511,1023,2047,4095 min_sum_hessian_in_leaf=0.1 min_split_gain=0 max_depth=-1 bagging_freq=0 bagging_fraction=1 lambda_l1=0 use_missing=true zero_as_missing=false";

    /// <summary>Trains: the rows into a data set, and an iteration for each tree.</summary>
    /// <param name="rows">What to learn from.</param>
    /// <param name="options">The product's options.</param>
    /// <returns>How many trees were grown.</returns>
    /// <exception cref="DllNotFoundException">There is no such library for this system.</exception>
    public static int Run(TrainingSet rows, TrainingOptions options)
    {
        var trees = options.Trees;
        var parameters = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"objective=lambdarank num_iterations={trees.Trees} num_leaves={trees.Leaves} min_data_in_leaf={trees.MinimumRowsPerLeaf} learning_rate={trees.LearningRate} feature_fraction={trees.FeatureShare} lambda_l2={trees.Penalty} num_threads=1 deterministic=true seed={options.Seed} verbosity=-1 {SetByMlNet}\0"));
        LightGbmLibrary.Check(LightGbmLibrary.LGBM_DatasetCreateFromMat(
            rows.Features, LightGbmLibrary.Float32, rows.Rows, FeatureMatrix.Width, isRowMajor: 1, parameters, IntPtr.Zero, out var data));
        try
        {
            LightGbmLibrary.Check(LightGbmLibrary.LGBM_DatasetSetField(data, "label\0"u8.ToArray(), Array.ConvertAll(rows.Grades, grade => (float)grade), rows.Rows, LightGbmLibrary.Float32));
            LightGbmLibrary.Check(LightGbmLibrary.LGBM_DatasetSetField(data, "group\0"u8.ToArray(), rows.GroupSizes, rows.GroupSizes.Length, LightGbmLibrary.Int32));
            LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterCreate(data, parameters, out var booster));
            try
            {
                var grown = 0;
                for (var isFinished = 0; grown < trees.Trees && isFinished == 0; grown++)
                {
                    LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterUpdateOneIter(booster, out isFinished));
                }

                return grown;
            }
            finally
            {
                LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterFree(booster));
            }
        }
        finally
        {
            LightGbmLibrary.Check(LightGbmLibrary.LGBM_DatasetFree(data));
        }
    }
}
