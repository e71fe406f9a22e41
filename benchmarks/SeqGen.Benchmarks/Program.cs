using SeqGen.Benchmarks;
using SeqGen.Benchmarks.Compiling;
using SeqGen.Benchmarks.Grid;
using SeqGen.Benchmarks.Whole;

const string Usage =
    """
    grid [--csv FILE] [--filter TEXT] [--quick]    speed of emitted code as shares of the machine's peak
    compare FILE [--filter TEXT] [--quick]         a fresh grid beside a saved one
    profile UNITS                                  where the time goes: forward, backward and weights by batch
    whole [--quick]                                whole models, ragged batches, small calls, optimizer, threads
    compiler [--quick]                             time of the generator, size of its output, time to first result
    """;

if (!Options.TryParse(args, out Options options, out string problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Usage);
    return 2;
}

switch (options.Command)
{
    case "grid":
        return GridCommand.Run(options);
    case "compare":
        return CompareCommand.Run(options);
    case "profile":
        return ProfileCommand.Run(options);
    case "whole":
        return WholeCommand.Run(options);
    case "compiler":
        return CompilerCommand.Run(options);
    case FirstResult.Command:
        return FirstResult.RunChild();
    default:
        Console.WriteLine(Usage);
        return options.Command.Length == 0 ? 0 : 2;
}
