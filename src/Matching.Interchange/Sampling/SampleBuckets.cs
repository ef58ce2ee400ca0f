namespace Matching.Interchange;

/// <summary>Institutions parted by country and one property, in the order of their indexes.</summary>
internal sealed class SampleBuckets
{
    private readonly int _values;
    private readonly int[] _starts;
    private readonly int[] _members;

    public SampleBuckets(byte[] country, byte[] value, int countries, int values)
    {
        _values = values;
        _starts = new int[(countries * values) + 1];
        for (var i = 0; i < country.Length; i++)
        {
            _starts[(country[i] * values) + value[i] + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _members = new int[country.Length];
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var i = 0; i < country.Length; i++)
        {
            _members[next[(country[i] * values) + value[i]]++] = i;
        }
    }

    public ReadOnlySpan<int> Of(int country, int value)
    {
        var bucket = (country * _values) + value;
        return _members.AsSpan(_starts[bucket].._starts[bucket + 1]);
    }
}
