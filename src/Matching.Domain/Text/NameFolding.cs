using System.Collections.Frozen;
using System.Text;

namespace Matching.Domain;

/// <summary>
/// Brings a name to the form in which names are compared: lower case, no diacritics, half width, words parted by single spaces.
/// </summary>
/// <remarks>
/// Written out by table because the product runs without ICU (<c>InvariantGlobalization</c>), where <c>string.Normalize</c> changes
/// nothing. Latin letters follow the canonical decompositions of the Unicode Character Database, 15.0.
/// </remarks>
public static class NameFolding
{
    private const string Marked =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪ" +
        "īĬĭĮįİıĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſƁƊƏƘƙƠơƯưƳƴǍǎǏǐǑǒǓǔ" +
        "ǕǖǗǘǙǚǛǜǞǟǠǡǦǧǨǩǪǫǬǭǰǴǵǸǹǺǻȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗȘșȚțȞȟȦȧȨȩȪȫȬȭȮȯȰȱȲȳḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘḙḚḛḜ" +
        "ḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀ" +
        "ẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪ" +
        "ừỬửỮữỰựỲỳỴỵỶỷỸỹ";

    private const string Plain =
        "aaaaaaceeeeiiiidnoooooouuuuyaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiii" +
        "iiiiiiijjkkkllllllllllnnnnnnnnnoooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbdekkoouuyyaaiioouu" +
        "uuuuuuuuaaaaggkkoooojggnnaaaaaaeeeeiiiioooorrrruuuusstthhaaeeooooooooyyaabbbbbbccddddddddddeeeeeeeee" +
        "effgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvw" +
        "wwwwwwwwwxxxxyyzzzzzzhtwyaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuu" +
        "uuuuuuuyyyyyyyy";

    private static readonly FrozenDictionary<char, char> Table =
        Marked.Zip(Plain).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Folds a name. Everything that is not a letter or digit parts words; the result has no leading or trailing space.</summary>
    /// <param name="name">A name in any script.</param>
    /// <returns>The folded name; empty when the name holds no letter or digit.</returns>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var folded = new StringBuilder(name.Length);
        var gap = false;
        foreach (var raw in name)
        {
            var c = Unmark(HalfWidth(raw));
            if (c is '\'' or '\u2019' or '.' or '\u0640' or '&' || IsMark(c))
            {
                // Dropped without parting the word: S.A. is one word, Cote d'Ivoire reads "cote divoire".
                gap |= c == '&';
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                gap = true;
                continue;
            }

            if (gap && folded.Length > 0)
            {
                folded.Append(' ');
            }

            gap = false;
            Append(folded, c);
        }

        return folded.ToString();
    }

    /// <summary>Folds a name and parts it into words. A run of Chinese characters is one word.</summary>
    public static string[] Words(ReadOnlySpan<char> name) => Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a character is a Chinese ideograph (the unified blocks of the basic plane).</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'ß': folded.Append("ss"); break;
            case 'þ': folded.Append("th"); break;
            default: folded.Append(c); break;
        }
    }

    private static char HalfWidth(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u3000' => ' ',
        _ => c,
    };

    private static char Unmark(char c)
    {
        if (c < 0x80)
        {
            return char.ToLowerInvariant(c);
        }

        if (Table.TryGetValue(c, out var plain))
        {
            return plain;
        }

        return char.ToLowerInvariant(c) switch
        {
            'ё' => 'е',
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            var lower => lower,
        };
    }

    /// <summary>Combining marks and Arabic vowel signs.</summary>
    private static bool IsMark(char c) => c is (>= '\u0300' and <= '\u036f') or (>= '\u064b' and <= '\u065f') or '\u0670';
}
