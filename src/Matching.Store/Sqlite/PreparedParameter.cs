using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Matching.Store;

/// <summary>A name and a value; SQLite takes the type from the value.</summary>
internal sealed class PreparedParameter : DbParameter
{
    private string _name = string.Empty;

    public override DbType DbType { get; set; }

    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    public override bool IsNullable { get; set; }

    [AllowNull]
    public override string ParameterName
    {
        get => _name;
        set => _name = value ?? string.Empty;
    }

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn
    {
        get => string.Empty;
        set => throw new NotSupportedException();
    }

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    public override void ResetDbType()
    {
    }
}
