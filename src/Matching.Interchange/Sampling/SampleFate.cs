using Matching.Domain;

namespace Matching.Interchange;

/// <summary>How an invented project went and what it cost.</summary>
internal sealed class SampleFate
{
    private const double Spread = 1.3;

    public SampleFate(SampleRandom random, SampleSector sector, InstitutionKind lead, int year)
    {
        Outcome = OutcomeOf(random.Below(1000), lead, year);
        AmountUsdMillions = random.Chance(15) ? null : Math.Max(1, (long)(sector.MedianUsdMillions * 1000 * Exp(Spread * random.Normal()))) / 1000.0;
    }

    public EngagementOutcome Outcome { get; }

    /// <summary>Log-normal around the sector's median, in whole thousands of dollars; null for about one in seven.</summary>
    public double? AmountUsdMillions { get; }

    /// <summary>Government bodies stall more often than companies; what began lately is still under way.</summary>
    private static EngagementOutcome OutcomeOf(int draw, InstitutionKind lead, int year)
    {
        var (cancelled, suspended) = lead switch
        {
            InstitutionKind.Ministry or InstitutionKind.PublicAgency => (45, 40),
            InstitutionKind.Company or InstitutionKind.IndustrialPark => (35, 15),
            InstitutionKind.Academic or InstitutionKind.Hospital or InstitutionKind.Museum => (8, 8),
            _ => (20, 15),
        };
        var pledged = 15;
        var committed = 15 + (year >= 2021 ? 200 : 0);
        var implementing = year >= 2020 ? 400 : year >= 2016 ? 150 : 30;
        return (draw - cancelled) < 0 ? EngagementOutcome.Cancelled
            : draw < cancelled + suspended ? EngagementOutcome.Suspended
            : draw < cancelled + suspended + pledged ? EngagementOutcome.Pledged
            : draw < cancelled + suspended + pledged + committed ? EngagementOutcome.Committed
            : draw < cancelled + suspended + pledged + committed + implementing ? EngagementOutcome.Implementing
            : EngagementOutcome.Completed;
    }

    /// <summary>
    /// e to the x by halving and squaring a Taylor series, because <see cref="Math.Exp"/> may differ in the last bit from one platform to
    /// the next, and a sample must not. Exact to 12 digits for |x| below 10.
    /// </summary>
    private static double Exp(double x)
    {
        var small = x / 1024;
        var sum = 1.0;
        for (var term = 10; term >= 1; term--)
        {
            sum = 1 + (small / term * sum);
        }

        for (var i = 0; i < 10; i++)
        {
            sum *= sum;
        }

        return sum;
    }
}
