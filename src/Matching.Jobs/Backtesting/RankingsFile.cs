using System.Globalization;
using System.Text;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>
/// The rankings of a backtest as CSV: <c>enterprise_id,country,sector,year,rank,institution_id,score</c>, one row for each candidate of
/// each query, so that anyone can recompute every metric. Written aside and renamed when complete.
/// </summary>
internal sealed class RankingsFile : IDisposable
{
    private readonly string _path;
    private readonly string _aside;
    private readonly StreamWriter _writer;
    private bool _closed;

    public RankingsFile(string path)
    {
        _path = Path.GetFullPath(path);
        _aside = _path + ".partial";
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _writer = new StreamWriter(_aside, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _writer.WriteLine("enterprise_id,country,sector,year,rank,institution_id,score");
    }

    /// <summary>Adds a query. Ids hold no comma or quote (see <see cref="Domain.IdentifierRules"/>), so nothing needs quoting.</summary>
    public void Write(RankedQuery query)
    {
        for (var i = 0; i < query.Items.Count; i++)
        {
            _writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{query.Enterprise},{query.Country},{query.Sector},{query.Year},{i + 1},{query.Items[i].Institution},{query.Items[i].Score:R}"));
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        Close();
        File.Move(_aside, _path, overwrite: true);
    }

    public void Dispose()
    {
        Close();
        File.Delete(_aside);
    }

    private void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _writer.Dispose();
        }
    }
}
