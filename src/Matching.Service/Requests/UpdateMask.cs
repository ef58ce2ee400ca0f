using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Matching.Service;

/// <summary>Which fields of a resource an update changes (AIP-134).</summary>
internal sealed class UpdateMask
{
    private const string Field = "update_mask";
    private const string Everything = "*";

    private readonly FieldMask _paths;

    private UpdateMask(IEnumerable<string> paths) => _paths = new FieldMask { Paths = { paths } };

    /// <summary>Reads a mask.</summary>
    /// <param name="fields">Hears which paths make no sense.</param>
    /// <param name="mask">As given; null or empty stands for every field that is not empty.</param>
    /// <param name="resource">The new values; null when the request has none, which is refused elsewhere.</param>
    /// <param name="changeable">The fields that callers may change.</param>
    public static UpdateMask Read(RequestFields fields, FieldMask? mask, IMessage? resource, IReadOnlyCollection<string> changeable)
    {
        if (resource is null)
        {
            return new UpdateMask([]);
        }

        if (mask is null || mask.Paths.Count == 0)
        {
            return new UpdateMask(changeable.Where(path => !IsEmpty(resource, resource.Descriptor.FindFieldByName(path))));
        }

        if (mask.Paths.Contains(Everything))
        {
            if (mask.Paths.Count > 1)
            {
                fields.Refuse(Field, "'*' stands for every field: name it alone.");
            }

            return new UpdateMask(changeable);
        }

        foreach (var path in mask.Paths.Where(path => resource.Descriptor.FindFieldByName(path) is null).Distinct(StringComparer.Ordinal))
        {
            fields.Refuse(Field, $"'{RequestFields.Shorten(path)}' is not a field that can be changed; these are: {string.Join(", ", changeable)}.");
        }

        // What the service sets itself is passed over (AIP-203), so that a caller may name every field it read.
        return new UpdateMask(mask.Paths.Where(changeable.Contains));
    }

    /// <summary>Puts the new values of the masked fields in place of the old ones.</summary>
    /// <returns><paramref name="present"/>, changed.</returns>
    public T Apply<T>(T values, T present)
        where T : class, IMessage<T>
    {
        // In place of the old value, not added to it: an empty new one clears the field.
        var options = new FieldMask.MergeOptions { ReplaceMessageFields = true, ReplacePrimitiveFields = true, ReplaceRepeatedFields = true };
        _paths.Merge(values, present, options);
        return present;
    }

    private static bool IsEmpty(IMessage message, FieldDescriptor field) => field.Accessor.GetValue(message) switch
    {
        null => true,
        string text => text.Length == 0,
        System.Collections.ICollection items => items.Count == 0,
        System.Enum value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => false,
    };
}
