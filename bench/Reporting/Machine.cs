using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Matching.Bench.Reporting;

/// <summary>Where figures were taken.</summary>
internal static class Machine
{
    /// <summary>One line: cores, instruction sets, memory, system, runtime, how busy it is.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}; {string.Join(", ", InstructionSets())}), "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, "
        + $"{(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} GC";

    /// <summary>The system's load averages (1, 5, 15 minutes), which tell whether others were at work; null where it has none.</summary>
    public static string? Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : null;

    private static IEnumerable<string> InstructionSets() => new (string Name, bool Has)[]
    {
        ("SSE4.2", Sse42.IsSupported),
        ("AVX2", Avx2.IsSupported),
        ("BMI2", Bmi2.IsSupported),
        ("AVX-512F", Avx512F.IsSupported),
        ("AVX-512BW", Avx512BW.IsSupported),
        ("AVX-512VBMI", Avx512Vbmi.IsSupported),
        ("AdvSimd", AdvSimd.IsSupported),
        ($"vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits", Vector128.IsHardwareAccelerated),
    }.Where(set => set.Has).Select(set => set.Name);
}
