using Matching.Testing;

namespace Matching.Store.Tests;

/// <summary>A folder and a real store file of the test's own.</summary>
public abstract class StoreTestBase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<MatchingStore> _opened = [];

    protected string Folder => _folder.Path;

    protected string StorePath => _folder.File("matching.db");

    public void Dispose()
    {
        foreach (var store in _opened)
        {
            store.Dispose();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected MatchingStore Open(Func<StoreOptions, StoreOptions>? change = null)
    {
        var options = new StoreOptions(StorePath);
        var store = MatchingStore.Open(change is null ? options : change(options));
        _opened.Add(store);
        return store;
    }
}
