using System.Buffers;
using System.Collections.Frozen;

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
        const int OnTheStack = 512;
        var longest = LongestFolded(name.Length);
        var rented = longest > OnTheStack ? ArrayPool<char>.Shared.Rent(longest) : null;
        var folded = rented ?? stackalloc char[OnTheStack];
        var text = new string(folded[..Fold(name, folded)]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>The most characters that folding a name of some length may give.</summary>
    public static int LongestFolded(int length) => 2 * length;

    /// <summary>Folds a name into memory that is there.</summary>
    /// <param name="name">A name in any script.</param>
    /// <param name="folded">Takes the folded name: at least <see cref="LongestFolded"/> characters.</param>
    /// <returns>The folded name's length.</returns>
    public static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        var length = 0;
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

            if (gap && length > 0)
            {
                folded[length++] = ' ';
            }

            gap = false;
            Append(folded, ref length, c);
        }

        return length;
    }

    /// <summary>Folds a name and parts it into words. A run of Chinese characters is one word.</summary>
    public static string[] Words(ReadOnlySpan<char> name) => Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a character is a Chinese ideograph (the unified blocks of the basic plane).</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private static void Append(Span<char> folded, ref int length, char c)
    {
        var (first, second) = c switch
        {
            'æ' => ('a', 'e'),
            'œ' => ('o', 'e'),
            'ß' => ('s', 's'),
            'þ' => ('t', 'h'),
            _ => (c, '\0'),
        };
        folded[length++] = first;
        if (second != '\0')
        {
            folded[length++] = second;
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
