using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen.Tests.Workspaces;

/// <summary>A workspace as a model would derive it, which counts what it is told.</summary>
internal sealed class TestWorkspace<T>(int batch, int steps, long elements = 0, ParameterSet<T>? parameters = null)
    : Workspace<T>(Owner, batch, steps, parameters, elements, heads: 2)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static readonly object Owner = new Random(0);

    public int Resizes { get; private set; }

    public int StepsSeen { get; private set; }

    protected override void OnResized()
    {
        Resizes++;
        StepsSeen = Steps;
    }
}
