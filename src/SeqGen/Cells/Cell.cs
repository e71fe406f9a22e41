namespace SeqGen;

/// <summary>
/// Base of recurrent cells. A cell is a class with one method <c>Step</c>, written in the notation of a textbook; the compiler reads its text,
/// derives the gradient and emits code for it. The method itself is never run.
/// </summary>
/// <remarks>
/// <c>public static (Units h, Units c) Step(Units x, Units h, Units c)</c>: the first parameter is the step's input, the others are the states before
/// the step. The result is the states' next values in that order. The first element is also the cell's output, unless there is one element more
/// than there are states: then the output stands in front. The text consists of local variables, assignments, tuples, the operators
/// + - * / &gt; &lt;, numbers, constants and the methods of this class.
/// </remarks>
/// <example>
/// <code>
/// public sealed class CoupledLstm : Cell
/// {
///     public static (Units h, Units c) Step(Units x, Units h, Units c)
///     {
///         var i = Sigmoid(Linear(x, h));
///         var g = Tanh(Linear(x, h));
///         var o = Sigmoid(Linear(x, h));
///         c = (1 - i) * c + i * g;
///         return (o * Tanh(c), c);
///     }
/// }
/// </code>
/// </example>
public abstract class Cell
{
    /// <summary>
    /// W x + b. The calls of a cell stack in the order of its text: rows that multiply the input form <c>weight_ih</c>, rows that multiply
    /// anything else <c>weight_hh</c>.
    /// </summary>
    /// <param name="x">The input, a state, or a value made of them.</param>
    /// <param name="bias">Initial value of the bias: a constant.</param>
    /// <param name="name">Name of the parameters, if they are not to be stacked with the others: a literal.</param>
    /// <returns>One number per unit of the layer.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Linear(Units x, double bias = 0, string name = "") => throw NeverRun();

    /// <summary>W x + U h + b; see <see cref="Linear(Units, double, string)"/>.</summary>
    /// <param name="x">The input, or a value as wide as it: made of it without <c>Linear</c>.</param>
    /// <param name="h">A state, or any other value as wide as the layer's units.</param>
    /// <param name="bias">Initial value of the bias: a constant.</param>
    /// <param name="name">Name of the parameters, if they are not to be stacked with the others: a literal.</param>
    /// <returns>One number per unit of the layer.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Linear(Units x, Units h, double bias = 0, string name = "") => throw NeverRun();

    /// <summary>
    /// W * x + b over frames: <see cref="Linear(Units, double, string)"/> by taps around each position, as many as the layer's <c>Kernel</c> says for what comes from the
    /// input and its <c>StateKernel</c> for the rest. A layer of a cell with it stands behind <c>Frames</c>, <c>Signal</c> or <c>Volumes</c>; <c>Linear</c> there works
    /// on each position alone.
    /// </summary>
    /// <param name="x">The input, a state, or a value made of them.</param>
    /// <param name="bias">Initial value of the bias: a constant.</param>
    /// <param name="name">Name of the parameters, if they are not to be stacked with the others: a literal.</param>
    /// <returns>One number per channel of the layer at every position.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Conv(Units x, double bias = 0, string name = "") => throw NeverRun();

    /// <summary>W * x + U * h + b; see <see cref="Conv(Units, double, string)"/>.</summary>
    /// <param name="x">The input, or a value as wide as it: made of it without <c>Linear</c>.</param>
    /// <param name="h">A state, or any other value as wide as the layer's units.</param>
    /// <param name="bias">Initial value of the bias: a constant.</param>
    /// <param name="name">Name of the parameters, if they are not to be stacked with the others: a literal.</param>
    /// <returns>One number per channel of the layer at every position.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Conv(Units x, Units h, double bias = 0, string name = "") => throw NeverRun();

    /// <summary>A learned gain per channel times x, over frames; elsewhere the same as <see cref="Scale"/>.</summary>
    /// <param name="x">Any value.</param>
    /// <param name="start">Initial value of the gain: a constant.</param>
    /// <param name="name">Name of the parameter: a literal.</param>
    /// <returns>As many units as x.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units ChannelScale(Units x, double start = 1, string name = "") => throw NeverRun();

    /// <summary>A learned gain per unit times x, over frames per channel and position: a peephole, for one.</summary>
    /// <param name="x">Any value.</param>
    /// <param name="start">Initial value of the gain: a constant.</param>
    /// <param name="name">Name of the parameter: a literal.</param>
    /// <returns>As many units as x.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Scale(Units x, double start = 1, string name = "") => throw NeverRun();

    /// <summary>x plus a learned number per unit.</summary>
    /// <param name="x">Any value.</param>
    /// <param name="start">Initial value of what is added: a constant.</param>
    /// <param name="name">Name of the parameter: a literal.</param>
    /// <returns>As many units as x.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Bias(Units x, double start = 0, string name = "") => throw NeverRun();

    /// <summary>Layer normalization over the units (Ba et al. 2016), with a learned gain and bias per unit.</summary>
    /// <param name="x">Any value.</param>
    /// <param name="epsilon">Added to the variance: a constant greater than 0.</param>
    /// <param name="name">Name of the parameters: a literal.</param>
    /// <returns>As many units as x.</returns>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units LayerNorm(Units x, double epsilon = 1e-5, string name = "") => throw NeverRun();

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Sigmoid(Units x) => throw NeverRun();

    /// <summary>Hyperbolic tangent.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Tanh(Units x) => throw NeverRun();

    /// <summary>max(x, 0).</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Relu(Units x) => throw NeverRun();

    /// <summary>e to the power of x.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Exp(Units x) => throw NeverRun();

    /// <summary>Natural logarithm.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Log(Units x) => throw NeverRun();

    /// <summary>Square root.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Sqrt(Units x) => throw NeverRun();

    /// <summary>Absolute value.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Abs(Units x) => throw NeverRun();

    /// <summary>The greater of both, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Max(Units a, Units b) => throw NeverRun();

    /// <summary>The smaller of both, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Min(Units a, Units b) => throw NeverRun();

    /// <summary>a where the condition is not 0, else b: <c>Select(x &gt; 0, x, 0.1 * x)</c>.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    protected static Units Select(Units condition, Units a, Units b) => throw NeverRun();

    internal static NotSupportedException NeverRun() => new(
        "The Step method of a cell is text for SeqGen's compiler and cannot be called. Use the cell in a model, [Recurrent<TheCell>(units)], and call the model.");
}
