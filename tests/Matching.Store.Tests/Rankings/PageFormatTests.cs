using CsCheck;
using Matching.Domain;

namespace Matching.Store.Tests.Rankings;

public sealed class PageFormatTests
{
    private static readonly RankQuery Query = new(new EnterpriseId("e1"), null, new RegionId("ZM"));

    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcdefXYZ0129-_."], 0, IdentifierRules.MaxLength - 1].Select(tail => "i" + tail);

    private static readonly Gen<RankedPage> Page =
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Select(Id, Gen.Single).Array[0, 100]).Select((candidates, items) => new RankedPage(
            Query,
            candidates,
            [.. items.Select(item => new RankedInstitution(new InstitutionId(item.Item1), item.Item2))]));

    [Fact]
    public void Decode_WhatWasEncoded_IsTheSame() => Page.Sample(page =>
    {
        var decoded = PageFormat.Decode(Query, PageFormat.Encode(page));
        Assert.Equal(page.CandidateCount, decoded.CandidateCount);
        Assert.Equal(
            page.Top.Select(item => (item.Institution, BitConverter.SingleToInt32Bits(item.Score))),
            decoded.Top.Select(item => (item.Institution, BitConverter.SingleToInt32Bits(item.Score))));
    });

    [Fact]
    public void Decode_CutOrForeignBytes_IsAFormatError()
    {
        var whole = PageFormat.Encode(new RankedPage(Query, 7, [new RankedInstitution(new InstitutionId("i1"), 1.5f), new RankedInstitution(new InstitutionId("i22"), 0.5f)]));

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<FormatException>(() => PageFormat.Decode(Query, whole.AsSpan(0, length)));
        }

        Assert.Throws<FormatException>(() => PageFormat.Decode(Query, [.. whole, 0]));
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            try
            {
                PageFormat.Decode(Query, bytes);
            }
            catch (FormatException)
            {
                // The only exception that may come out.
            }
        });
    }
}
