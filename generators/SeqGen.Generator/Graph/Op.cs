namespace SeqGen.Generator.Graph;

/// <summary>The primitive operations. Every layer and every cell is made of these; each has a row in the tables of shape, derivative, interpretation and emission.</summary>
internal enum Op
{
    // ---- sources
    /// <summary>Real input number <c>Index</c> of the model.</summary>
    Input,

    /// <summary>Token input number <c>Index</c>: a whole number per row or step.</summary>
    Tokens,

    /// <summary>Gradient of the loss with respect to output number <c>Index</c>.</summary>
    OutputGradient,

    /// <summary>Entries of a parameter vector (<c>Weight.Parameter</c>, rows [Weight.Row, +Weight.Rows)).</summary>
    Parameter,

    /// <summary>The number <c>Value</c>.</summary>
    Constant,

    /// <summary>A recurrent state before the step: the initial value at a sequence's first step, <c>State.Next</c> of the step before otherwise.</summary>
    Previous,

    /// <summary>Dropout factors of layer number <c>Index</c>: 0 with probability <c>Value</c>, else 1 / (1 - Value); all 1 outside training.</summary>
    Random,

    /// <summary>Number of valid steps of a row.</summary>
    StepCount,

    /// <summary>Number of the step, from 0: a whole number per step, by which a table can be read.</summary>
    StepIndex,

    // ---- pointwise
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Sigmoid,
    Tanh,
    Relu,
    Exp,
    Log,
    Sqrt,
    Abs,
    Max,
    Min,

    /// <summary>1 where a &gt; b, else 0.</summary>
    Greater,

    /// <summary>b where a is not 0, else c.</summary>
    Select,

    // ---- products
    /// <summary>y = W x, W being the slice <c>Weight</c> of a parameter [out, in].</summary>
    Linear,

    /// <summary>x = W^T y, the gradient of <see cref="Linear"/> with respect to its operand.</summary>
    LinearTransposed,

    /// <summary>
    /// Convolution over the positions of frames: y[p] = sum over taps of W[tap] x[p + tap], <c>Weight</c> a slice of a parameter [out, in x taps] and <c>Conv</c> the
    /// geometry. A part of x or y holds the channels of all positions. A second operand of y's shape is what the sum starts from.
    /// </summary>
    Conv,

    /// <summary>The gradient of <see cref="Conv"/> with respect to its operand: each position's gradients go back to where its taps were.</summary>
    ConvTransposed,

    /// <summary>Row of a table by token number.</summary>
    Gather,

    // ---- places
    /// <summary>
    /// Pairs of units turned by the angles of a step (operands: x, the step's number; <c>Weight</c> a table, each row n/2 cosines, then n/2 sines). Every n units
    /// (x0, x1), halves, become (x0 cos - x1 sin, x1 cos + x0 sin); with <c>Index</c> 1 they turn back.
    /// </summary>
    Rotate,

    // ---- structure
    /// <summary>Part number <c>Index</c> of a value.</summary>
    Slice,

    /// <summary>The parts of all operands one after the other.</summary>
    Concat,

    /// <summary>The same units in other parts; the node's own shape says which.</summary>
    Regroup,

    /// <summary>In each part, for each unit the operand's unit that <c>Pick</c> says: other orders, parts of frames, repetitions.</summary>
    Pick,

    /// <summary>In each part, for each unit the sum of the operand's units that <c>Pick</c> would take from it: the gradient of <see cref="Pick"/>.</summary>
    PickSum,

    /// <summary>Sum over the units of a row: one number per row.</summary>
    SumUnits,

    /// <summary>Parts all filled with the operand, a scalar: the gradient of <see cref="SumUnits"/> where a shape is needed. The node's own shape says which.</summary>
    Fill,

    // ---- time
    /// <summary>The value at each row's own last step (<c>Index</c> 0) or at the first step (<c>Index</c> 1).</summary>
    TakeEnd,

    /// <summary>The value at that end, 0 at all other steps: the gradient of <see cref="TakeEnd"/>.</summary>
    SpreadEnd,

    /// <summary>Sum over the valid steps of a row.</summary>
    SumSteps,

    /// <summary>A row's value at every step.</summary>
    Repeat,

    /// <summary>Maximum over the valid steps, unit by unit.</summary>
    MaxSteps,

    /// <summary>Gradient of <see cref="MaxSteps"/> (operands: x, dy): dy at the first step that holds the maximum, 0 elsewhere.</summary>
    SpreadMax,

    /// <summary>A row's value of the other axis, whose sequences stand in another order.</summary>
    Cross,

    // ---- attention
    /// <summary>
    /// For each query (operands: queries q, keys k, values v; <c>Attention</c> says how), head by head: softmax over the valid steps of
    /// scale * q k (with <c>Weight</c>, a vector w: of scale * w tanh(q + k)), and with it the weighted sum of v. Two parts: the sums, and of each head the logarithm of what the softmax divides by.
    /// With filters F there is a fourth operand m and the score of step j is scale * w tanh(q + k + sum over taps i of F_i m_(j + i - taps / 2)).
    /// </summary>
    Attend,

    /// <summary>Gradient of <see cref="Attend"/> (operands: its operands, its value y, gradient dy of its sums and, where they are a part, of its weights) with respect to q.</summary>
    AttendQuery,

    /// <summary>The same with respect to k.</summary>
    AttendKey,

    /// <summary>The same with respect to v.</summary>
    AttendValue,

    /// <summary>The same with respect to m.</summary>
    AttendMemory,

    /// <summary>The same with respect to w: a sink.</summary>
    AttendScore,

    /// <summary>The same with respect to F: a sink.</summary>
    AttendFilters,

    // ---- sinks: gradients of parameters, summed over rows and steps
    /// <summary>dW += dy x^T (operands: dy, x) into the slice <c>Weight</c>.</summary>
    WeightGradient,

    /// <summary>dW += for each tap the sum over positions of dy[p] x[p + tap]^T (operands: dy, x) into the slice <c>Weight</c>.</summary>
    ConvGradient,

    /// <summary>db += sum of dy over rows and steps into the slice <c>Weight</c>; with <c>Pick</c>, into the units that it names.</summary>
    VectorGradient,

    /// <summary>Row of the table's gradient += dy, by token (operands: dy, tokens).</summary>
    TableGradient,
}
