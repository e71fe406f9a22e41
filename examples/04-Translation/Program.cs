using System.Diagnostics;
using System.Globalization;
using Examples;
using MessageTranslation;
using MessageTranslation.Measures;
using MessageTranslation.Messages;
using MessageTranslation.Training;

const int HeldOut = 500;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    var clock = Stopwatch.StartNew();
    MessageSplit split;
    try
    {
        Message[] messages = SdkMessages.Read(SdkMessages.Folder(), options.Language);
        Message[] brief = [.. messages.Where(message => message.English.Length <= options.Longest && message.Translation.Length <= 2 * options.Longest)];
        split = MessageSplit.Create(brief, HeldOut, options.Seed);
        Console.WriteLine($"{messages.Length:N0} messages, {brief.Length:N0} of at most {options.Longest} characters: {split.Training.Length:N0} to train on, {HeldOut} held out");
    }
    catch (Exception exception) when (exception is ArgumentException or IOException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }

    Translator translator = Translator.Train(split.Training, options, new EpochLines());
    string[] texts = [.. split.HeldOut.Select(message => message.English)], references = [.. split.HeldOut.Select(message => message.Translation)];
    string[] written = translator.Translate(texts);
    var memory = new TranslationMemory(split.Training);
    string[] remembered = [.. texts.Select(memory.Translate)];
    for (int i = 0; i < 8; i++)
    {
        Console.WriteLine();
        Console.WriteLine($"  {texts[i]}");
        Console.WriteLine($"  model      {written[i]}");
        Console.WriteLine($"  reference  {references[i]}");
    }

    AttentionMap.Write(options.Plot, AttentionLayout.Pieces, [.. texts.OrderBy(text => Math.Abs(text.Length - 40)).Take(3).Select(translator.Look)]);
    Console.WriteLine();
    Console.WriteLine($"attention: {options.Plot}");
    Console.WriteLine($"RESULT bleu={Bleu.Of(written, references):F2} bleu_copy={Bleu.Of(texts, references):F2} bleu_memory={Bleu.Of(remembered, references):F2} seconds={clock.Elapsed.TotalSeconds:F1}");
    return 0;
}
