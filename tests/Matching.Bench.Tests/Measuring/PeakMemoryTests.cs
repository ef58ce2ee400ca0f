using Matching.Bench.Measuring;

namespace Matching.Bench.Tests.Measuring;

public sealed class PeakMemoryTests
{
    [Fact]
    public void Parse_StatusFile_TakesTheHighWaterMark() =>
        Assert.Equal(151.552, PeakMemory.Parse(["Name:\tx", "VmPeak:\t 900000 kB", "VmHWM:\t  148000 kB", "VmRSS:\t  100 kB"]), precision: 9);

    [Fact]
    public void Parse_NoSuchLine_SaysWhichIsMissing() =>
        Assert.Contains("VmHWM", Assert.Throws<FormatException>(() => PeakMemory.Parse(["VmRSS: 1 kB"])).Message, StringComparison.Ordinal);

    [Fact]
    public void OfThisProcess_ArrayTouched_GrowsByIt()
    {
        Assert.SkipUnless(PeakMemory.IsKnown, "this system has no /proc/self/status");
        var size = (int)(PeakMemory.OfThisProcess() * 1e6) + 50_000_000;
        var touched = GC.AllocateUninitializedArray<byte>(size);
        touched.AsSpan().Fill(1);
        Assert.True(PeakMemory.OfThisProcess() * 1e6 > size, "the peak should count what was touched");
        GC.KeepAlive(touched);
    }
}
