using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Reads attribute lists into stacks and reports broken rules at the attributes they came from.</summary>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="layers">Reads a layer.</param>
internal sealed class StackReader(ProblemList problems, LayerReader layers)
{
    private readonly List<List<AttributeData>> _places = [];

    /// <summary>The stacks, or null when a layer could not be read or a rule is broken.</summary>
    public IReadOnlyList<DeclaredStack>? Read(IReadOnlyList<AttributeList> lists, AttributeData model, string className)
    {
        List<DeclaredStack> stacks = [.. lists.Select(ReadStack)];
        if (problems.HasFailed)
            return null;
        foreach (Problem problem in StackRules.Check(stacks))
        {
            AttributeData place = problem.Stack < 0 ? model : _places[problem.Stack][problem.Layer + 1];
            string[] arguments = problem.Stack < 0 ? [className] : [.. problem.Arguments];
            problems.Add(problem.Rule, place, arguments);
        }

        return problems.HasFailed ? null : stacks;
    }

    /// <summary>The names that a <c>Stack</c> continues, or that a <c>Decoder</c> starts from.</summary>
    public static string[] FromOf(AttributeData header)
    {
        string from = new AttributeValues(header).Option("From", "");
        return from.Trim().Length == 0 ? [] : [.. from.Split(',').Select(part => part.Trim())];
    }

    private DeclaredStack ReadStack(AttributeList list)
    {
        string name = "";
        string[] from = [], start = [];
        (StackRole role, Bridge bridge, double sampling, bool own) = (StackRole.Plain, Bridge.Copy, 0, false);
        List<DeclaredLayer> declared = [];
        List<AttributeData> places = [list.Attributes[0]];
        Dictionary<string, int> counts = [];
        foreach (AttributeData attribute in list.Attributes)
        {
            if (SeqGenSymbols.IsStack(attribute.AttributeClass))
            {
                role = SeqGenSymbols.IsEncoder(attribute.AttributeClass) ? StackRole.Encoder : SeqGenSymbols.IsDecoder(attribute.AttributeClass) ? StackRole.Decoder : StackRole.Plain;
                (name, from) = role == StackRole.Plain ? ReadHeader(attribute) : (NameOf(attribute, role), []);
                start = role == StackRole.Decoder ? FromOf(attribute) : [];
                bridge = (Bridge)new AttributeValues(attribute).Option("Bridge", 0);
                sampling = new AttributeValues(attribute).Option("ScheduledSampling", 0.0);
                own = new AttributeValues(attribute).Option("OwnOutput", false);
                if (!Enum.IsDefined(typeof(Bridge), bridge))
                    problems.Add(Rule.UnknownOption, attribute, "Decoder", "Bridge", string.Join(", ", Enum.GetNames(typeof(Bridge))));
                continue;
            }

            AttributeValues values = new(attribute);
            string label = SeqGenSymbols.LabelOf(attribute.AttributeClass!);
            string kind = DeclaredLayer.KindOf(label);
            counts[kind] = counts.TryGetValue(kind, out int count) ? count + 1 : 1;
            bool named = values.Has("Name");
            string its = named ? values.Option("Name", "") : NameRules.Default(name, kind, counts[kind]);
            if (layers.Read(attribute, its) is not { } layer)
                continue;
            declared.Add(new DeclaredLayer(label, named, layer));
            places.Add(attribute);
        }

        _places.Add(places);
        return new DeclaredStack(name, from, declared) { Role = role, Bridge = bridge, ScheduledSampling = sampling, OwnOutput = own, Start = start };
    }

    /// <summary>What an encoder or a decoder is called: by its kind, if it says nothing else.</summary>
    private static string NameOf(AttributeData attribute, StackRole role) =>
        role == StackRole.Decoder && new AttributeValues(attribute).Argument("name", "") is { Length: > 0 } name ? name : role.ToString().ToLowerInvariant();

    private (string Name, string[] From) ReadHeader(AttributeData attribute)
    {
        AttributeValues values = new(attribute);
        string name = values.Argument("name", "");
        if (values.IsBroken)
            problems.Fail();
        else if (name.Length == 0)
            problems.Add(Rule.BadName, attribute, name);
        return (name, FromOf(attribute));
    }
}
