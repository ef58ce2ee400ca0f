using System.Runtime.InteropServices;

namespace Matching.Bench.Peers;

/// <summary>LightGBM's C API, of the library that ML.NET trains with (LightGBM's include/LightGBM/c_api.h). Every call returns 0 when it went well.</summary>
internal static class LightGbmLibrary
{
    /// <summary>Values are 32-bit floats.</summary>
    public const int Float32 = 0;

    /// <summary>Values are 32-bit integers.</summary>
    public const int Int32 = 2;

    /// <summary>Predict sums, not probabilities.</summary>
    public const int RawScore = 1;

    private const string Name = "lib_lightgbm";

    /// <summary>Throws what the library says is wrong.</summary>
    public static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(LGBM_GetLastError())}");
        }
    }

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_BoosterLoadModelFromString(byte[] model, out int iterations, out IntPtr booster);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_BoosterPredictForMat(
        IntPtr booster, float[] rows, int type, int count, int columns, int isRowMajor, int predict, int firstIteration, int iterations, byte[] parameters, out long length, double[] scores);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_BoosterFree(IntPtr booster);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_DatasetCreateFromMat(float[] rows, int type, int count, int columns, int isRowMajor, byte[] parameters, IntPtr reference, out IntPtr dataset);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_DatasetSetField(IntPtr dataset, byte[] field, float[] values, int count, int type);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_DatasetSetField(IntPtr dataset, byte[] field, int[] values, int count, int type);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_DatasetFree(IntPtr dataset);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_BoosterCreate(IntPtr dataset, byte[] parameters, out IntPtr booster);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int LGBM_BoosterUpdateOneIter(IntPtr booster, out int isFinished);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr LGBM_GetLastError();
}
