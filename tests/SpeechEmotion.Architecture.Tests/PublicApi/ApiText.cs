using System.Reflection;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Architecture.Tests.PublicApi;

/// <summary>Writes the public API of an assembly as sorted, readable lines.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Yields one line a type, followed by one indented line a member.</summary>
    public static IEnumerable<string> Describe(Assembly assembly)
    {
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            yield return Header(type);
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                yield return "    " + member;
            }
        }
    }

    private static string Header(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            kind = "delegate";
        }

        if (type.GetMethod("<Clone>$") is not null)
        {
            kind = kind.Replace("class", "record", StringComparison.Ordinal);
        }

        IEnumerable<string> bases = type.IsEnum || type.IsValueType ? [] : Bases(type);
        string list = string.Join(", ", bases);
        return $"{kind} {TypeText.FullName(type)}{(list.Length > 0 ? " : " + list : string.Empty)}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(MulticastDelegate))
        {
            yield return TypeText.Name(parent);
        }

        IEnumerable<string> interfaces = type.GetInterfaces()
            .Where(i => i.IsPublic && !(i.Name == "IEquatable`1" && i.GenericTypeArguments[0] == type))
            .Select(TypeText.Name)
            .Order(StringComparer.Ordinal);
        foreach (string name in interfaces)
        {
            yield return name;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        return type.GetMembers(Declared).Where(IsWritten).Select(Line).OfType<string>();
    }

    // What the compiler adds to records and properties says nothing new.
    private static bool IsWritten(MemberInfo member) =>
        !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { IsSpecialName: true, Name: not ("op_Implicit" or "op_Explicit") };

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } c when IsVisible(c) => $"{Access(c)}.ctor({Parameters(c)})",
        MethodInfo m when IsVisible(m) => $"{Access(m)}{TypeText.Return(m)} {m.Name}{Generics(m)}({Parameters(m)})",
        PropertyInfo p when p.GetMethod is { } get && IsVisible(get) => $"{Access(get)}{TypeText.Property(p)} {p.Name}{Index(p)} {{ get;{Setter(p)} }}",
        FieldInfo f when f.IsPublic =>
            $"{(f.IsLiteral ? "const " : f.IsStatic ? "static " : string.Empty)}"
            + $"{TypeText.Name(f.FieldType)} {f.Name}{(f.IsLiteral ? $" = {f.GetRawConstantValue()}" : string.Empty)}",
        EventInfo e when e.AddMethod is { } add && IsVisible(add) => $"event {TypeText.Name(e.EventHandlerType!)} {e.Name}",
        Type { IsNestedPublic: true } => null,
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method)
    {
        string text = method.IsPublic ? string.Empty : "protected ";
        if (method.IsStatic)
        {
            return text + "static ";
        }

        bool overrides = method is MethodInfo m && m.GetBaseDefinition() != m;
        return method.DeclaringType!.IsInterface ? text
            : method.IsAbstract ? text + "abstract "
            : overrides ? text + "override "
            : method is { IsVirtual: true, IsFinal: false } ? text + "virtual "
            : text;
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : string.Empty;

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } list ? $"[{string.Join(", ", list.Select(TypeText.Parameter))}]" : string.Empty;

    private static string Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { } set || !IsVisible(set))
        {
            return string.Empty;
        }

        bool isInit = set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? " required" : string.Empty;
        return (isInit ? " init;" : " set;") + required;
    }

    private static string Parameters(MethodBase method)
    {
        bool isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return (isExtension ? "this " : string.Empty) + string.Join(", ", method.GetParameters().Select(TypeText.Parameter));
    }
}
