using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Positions of a frame that one sweep of tiles goes over; what the numbers mean stands at the lists of <see cref="Window"/>. Steps and places count positions.</summary>
/// <param name="From">First position of the operand.</param>
/// <param name="FromStep">From one position of the operand to the next.</param>
/// <param name="FromOuter">From one position of the operand to that of the next line of taps, or of positions.</param>
/// <param name="To">First position of the result.</param>
/// <param name="ToStep">From one position of the result to the next.</param>
/// <param name="ToOuter">From one position of the result to that of the next line.</param>
/// <param name="Count">Positions.</param>
/// <param name="Outer">Lines of taps, or of positions.</param>
/// <param name="Inner">Taps of a line, which meet neighboring positions.</param>
/// <param name="Tap">First tap, in the order of packed weights.</param>
/// <param name="TapStep">Taps from line to line in that order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WindowRun(int From, int FromStep, int FromOuter, int To, int ToStep, int ToOuter, int Count, int Outer, int Inner, int Tap, int TapStep);
