using System.Collections;
using System.Data.Common;

namespace Matching.Store;

/// <summary>The parameters of one call, in the order Dapper adds them, which is the same for the same text and type.</summary>
internal sealed class PreparedParameters : DbParameterCollection
{
    private readonly List<PreparedParameter> _items = new(16);
    private readonly List<PreparedParameter> _made = new(16);

    public override int Count => _items.Count;

    public override object SyncRoot => _items;

    public PreparedParameter At(int index) => _items[index];

    /// <summary>A parameter to fill and add: one of an earlier call, where there is one.</summary>
    public PreparedParameter Next()
    {
        if (_items.Count == _made.Count)
        {
            _made.Add(new PreparedParameter());
        }

        return _made[_items.Count];
    }

    public override int Add(object value)
    {
        _items.Add((PreparedParameter)value);
        return _items.Count - 1;
    }

    public override void AddRange(Array values)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }

    public override void Clear() => _items.Clear();

    public override bool Contains(object value) => IndexOf(value) >= 0;

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _items.GetEnumerator();

    public override int IndexOf(object value) => value is PreparedParameter parameter ? _items.IndexOf(parameter) : -1;

    public override int IndexOf(string parameterName) => _items.FindIndex(item => item.ParameterName == parameterName);

    public override void Insert(int index, object value) => _items.Insert(index, (PreparedParameter)value);

    public override void Remove(object value) => _items.Remove((PreparedParameter)value);

    public override void RemoveAt(int index) => _items.RemoveAt(index);

    public override void RemoveAt(string parameterName) => _items.RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => _items[index];

    protected override DbParameter GetParameter(string parameterName) => _items[IndexOf(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => _items[index] = (PreparedParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => SetParameter(IndexOf(parameterName), value);
}
