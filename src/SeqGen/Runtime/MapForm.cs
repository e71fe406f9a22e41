using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>What makes attention need its weights one by one, beside <see cref="AttentionForm"/>.</summary>
/// <param name="Window">A query of step t sees the steps within so many of min(t, last step); 0 for all.</param>
/// <param name="Dropout">Probability with which a weight is dropped while training.</param>
/// <param name="Draw">Number among the model's draws.</param>
/// <param name="Longest">Room for the weights beside the sums; 0 when they are not kept.</param>
/// <param name="Taps">Width of the filters over a number for each step; 0 for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MapForm(int Window, double Dropout, int Draw, int Longest, int Taps);
