using System.Text;

namespace Matching.Interchange.Tests.Csv;

public sealed class EncodingTests
{
    private const string Text = CsvFile.Header + "E1,Sinohydro,中国水电|Sino\nE2,Électricité 𝄞,\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Rows_AnyMarkedEncoding_ReadTheSame(string name)
    {
        var rows = CsvFile.Read(CsvFile.Encode(Find(name), Text));

        Assert.Equal("E1@2 E2@3", CsvFile.Outline(rows));
        Assert.Equal(["中国水电", "Sino"], rows[0].Value!.Aliases);
        Assert.Equal("Électricité 𝄞", rows[1].Value!.Name);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Rows_BrokenRowInAnyEncoding_ReadingGoesOnBehindIt(string name)
    {
        var rows = CsvFile.Read(CsvFile.Encode(Find(name), CsvFile.Header + "E1,水电,\nE2,\"open,\nE3,Ö,\n"));

        Assert.Equal("E1@2 (3) E3@4", CsvFile.Outline(rows));
    }

    [Fact]
    public void Rows_CarriageReturns_AreLineEnds()
    {
        var rows = CsvFile.Read(Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal("E1@2 E2@3", CsvFile.Outline(rows));
        Assert.Equal(["中国水电", "Sino"], rows[0].Value!.Aliases);
    }

    [Fact]
    public void Rows_InvalidUtf8_OneRowIsBad()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(CsvFile.Header), .. "E1,caf\u00e9,\n"u8.ToArray().Where(b => b != 0xA9), .. "E2,b,\n"u8];

        var rows = CsvFile.Read(bytes);

        Assert.Equal("(2) E2@3", CsvFile.Outline(rows));
        Assert.Contains("not valid UTF-8", rows[0].Error!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_LineThatBeginsLikeAByteOrderMark_ChangesNoEncoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(CsvFile.Header), .. "E1,\"open,\r\n"u8, 0xFF, 0xFE, .. "E2,b,\r\nE3,\u00f6,\r\n"u8];

        Assert.Equal("(2) (3) E3@4", CsvFile.Outline(CsvFile.Read(bytes)));
    }

    [Fact]
    public void Rows_HalfAUtf16Character_OneRowIsBad()
    {
        var bytes = CsvFile.Encode(Encoding.Unicode, CsvFile.Header + "E1,x?,\nE2,b,\n");
        var place = 2 + ((CsvFile.Header.Length + "E1,x".Length) * 2);
        (bytes[place], bytes[place + 1]) = (0x00, 0xD8);

        var rows = CsvFile.Read(bytes);

        Assert.Equal("(2) E2@3", CsvFile.Outline(rows));
    }

    [Fact]
    public void Open_Utf16WithoutMark_SaysSo()
    {
        var error = Assert.Throws<UnreadableFileException>(() => CsvFile.Read(Encoding.Unicode.GetBytes(Text)));

        Assert.Contains("UTF-16 without a byte order mark", error.Message, StringComparison.Ordinal);
        Assert.Contains("enterprises.csv", error.Message, StringComparison.Ordinal);
    }

    private static Encoding Find(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "utf-8 with mark" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        _ => Encoding.GetEncoding(name),
    };
}
