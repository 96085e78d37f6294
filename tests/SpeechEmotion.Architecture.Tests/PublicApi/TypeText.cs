using System.Globalization;
using System.Reflection;

namespace SpeechEmotion.Architecture.Tests.PublicApi;

/// <summary>Writes types, parameters and nullability as C# does.</summary>
internal static class TypeText
{
    private static readonly (Type Type, string Keyword)[] Keywords =
    [
        (typeof(bool), "bool"), (typeof(byte), "byte"), (typeof(char), "char"), (typeof(double), "double"), (typeof(float), "float"),
        (typeof(int), "int"), (typeof(long), "long"), (typeof(object), "object"), (typeof(short), "short"), (typeof(string), "string"),
        (typeof(uint), "uint"), (typeof(ulong), "ulong"), (typeof(ushort), "ushort"), (typeof(void), "void"),
    ];

    /// <summary>Gets the name without namespace, with generic arguments.</summary>
    public static string Name(Type type)
    {
        if (Array.Find(Keywords, k => k.Type == type).Keyword is { } keyword)
        {
            return keyword;
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Name(type.GetElementType()!) + (type.IsPointer ? "*" : string.Empty);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        string outer = type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." : string.Empty;
        return type.IsGenericType
            ? $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : outer + type.Name;
    }

    /// <summary>Gets the name with its namespace.</summary>
    public static string FullName(Type type) => $"{type.Namespace}.{Name(type)}";

    /// <summary>Gets a parameter as <c>out int count = 1</c>.</summary>
    public static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter switch
        {
            { IsOut: true, ParameterType.IsByRef: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty,
        };
        string text = $"{direction}{Name(parameter.ParameterType)}{Mark(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Default(parameter)}" : text;
    }

    /// <summary>Gets the type of a property.</summary>
    public static string Property(PropertyInfo property) =>
        Name(property.PropertyType) + Mark(property.PropertyType, new NullabilityInfoContext().Create(property));

    /// <summary>Gets the return type of a method.</summary>
    public static string Return(MethodInfo method) =>
        Name(method.ReturnType) + Mark(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));

    private static string Mark(Type type, NullabilityInfo nullability) =>
        !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : string.Empty;

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        object value when parameter.ParameterType.IsEnum => $"{Name(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, value)}",
        object value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
