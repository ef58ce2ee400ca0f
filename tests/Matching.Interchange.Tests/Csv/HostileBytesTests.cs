using System.Text;
using CsCheck;
using Matching.Testing;

namespace Matching.Interchange.Tests.Csv;

public sealed class HostileBytesTests
{
    private static readonly string[] Pieces =
        ["E1", "E2", "name", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "|", "\0", "\u00e9", "\ufeff", " ", "\t", "E3,x,\n", "\"a\nb\"", new string('y', 70_000)];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(Pieces[i])),
        Gen.Byte.Select(b => new[] { b })).Array[0, 60].Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void Read_AnyBytesBehindAHeader_EndsAndEveryRowHasItsLine() => Bytes.Sample(
        bytes =>
        {
            using var folder = new TemporaryFolder();
            var path = folder.File("enterprises.csv");
            File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(CsvFile.Header), .. bytes]);

            // Low limits, so that they are met: that of rows counts only beyond the reader's buffer of 64 KB.
            using var records = new CsvRecords(CsvSource.Probe(path, string.Empty), string.Empty, maxFieldBytes: 20, maxRowBytes: 1_000);
            var lines = new List<long>();
            while (records.Read())
            {
                lines.Add(records.Line);
            }

            Assert.Equal(lines.Distinct().Order(), lines);
            Assert.InRange(lines.Count, 0, 1 + bytes.Count(b => b is (byte)'\n' or (byte)'\r'));
            Assert.All(lines, line => Assert.InRange(line, 2, 2 + bytes.Count(b => b is (byte)'\n' or (byte)'\r')));
        },
        iter: 500);
}
