using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>What came of reading a model. This is what the first step of the pipeline yields.</summary>
/// <param name="Model">The model, when it can be compiled.</param>
/// <param name="Shell">Its surface, when it cannot be compiled but another part of the class can be emitted.</param>
/// <param name="Name">Full name of the class.</param>
/// <param name="Place">Where the class's name stands.</param>
/// <param name="Diagnostics">What is wrong or worth telling.</param>
internal sealed record ModelReading(
    ModelDeclaration? Model,
    ShellDeclaration? Shell,
    string Name,
    LocationInfo Place,
    EquatableArray<DiagnosticInfo> Diagnostics);
