using SeqGen.Files;
using TextGeneration;
using TextGeneration.Generation;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    try
    {
        if (options.Prompt is { } prompt)
        {
            Writer.Load(options.ModelFile).Write(prompt, options);
        }
        else
        {
            Experiment.Run(options);
        }

        return 0;
    }
    catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException or ModelFormatException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}
