using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Training;

/// <summary>Runs an optimizer's formula over a parameter.</summary>
internal static class UpdateLoop
{
    /// <summary>Updates every element: whole vectors in place, the rest through a vector on the stack, so that there is one formula.</summary>
    public static void Run<T, TUpdate>(in UpdateSpans<T> spans, TUpdate update)
        where T : unmanaged
        where TUpdate : struct, IUpdate<T>
    {
        int rest = spans.Parameter.Length % Vector<T>.Count;
        int whole = spans.Parameter.Length - rest;
        Whole(spans, whole, update);
        if (rest == 0)
        {
            return;
        }

        Span<T> scratch = stackalloc T[5 * Vector<T>.Count];
        scratch.Clear();
        UpdateSpans<T> padded = new()
        {
            Parameter = scratch[..Vector<T>.Count],
            Gradient = scratch.Slice(Vector<T>.Count, Vector<T>.Count),
            First = scratch.Slice(2 * Vector<T>.Count, Vector<T>.Count),
            Second = scratch.Slice(3 * Vector<T>.Count, Vector<T>.Count),
            Third = scratch[(4 * Vector<T>.Count)..],
        };
        spans.Parameter[whole..].CopyTo(padded.Parameter);
        spans.Gradient[whole..].CopyTo(scratch[Vector<T>.Count..]);
        CopyMoments<T, TUpdate>(From(spans, whole), padded);
        Whole(padded, Vector<T>.Count, update);
        padded.Parameter[..rest].CopyTo(spans.Parameter[whole..]);
        CopyMoments<T, TUpdate>(padded, From(spans, whole));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole<T, TUpdate>(in UpdateSpans<T> spans, int length, TUpdate update)
        where T : unmanaged
        where TUpdate : struct, IUpdate<T>
    {
        ref T p = ref MemoryMarshal.GetReference(spans.Parameter);
        ref T g = ref MemoryMarshal.GetReference(spans.Gradient);
        ref T a = ref MemoryMarshal.GetReference(spans.First);
        ref T b = ref MemoryMarshal.GetReference(spans.Second);
        ref T c = ref MemoryMarshal.GetReference(spans.Third);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<T>.Count)
        {
            Vector<T> first = TUpdate.Moments > 0 ? Vector.LoadUnsafe(ref a, i) : default;
            Vector<T> second = TUpdate.Moments > 1 ? Vector.LoadUnsafe(ref b, i) : default;
            Vector<T> third = TUpdate.Moments > 2 ? Vector.LoadUnsafe(ref c, i) : default;
            update.Apply(Vector.LoadUnsafe(ref p, i), Vector.LoadUnsafe(ref g, i), ref first, ref second, ref third).StoreUnsafe(ref p, i);
            if (TUpdate.Moments > 0)
            {
                first.StoreUnsafe(ref a, i);
            }

            if (TUpdate.Moments > 1)
            {
                second.StoreUnsafe(ref b, i);
            }

            if (TUpdate.Moments > 2)
            {
                third.StoreUnsafe(ref c, i);
            }
        }
    }

    private static UpdateSpans<T> From<T>(in UpdateSpans<T> spans, int start) => new()
    {
        Parameter = spans.Parameter[start..],
        Gradient = spans.Gradient[start..],
        First = spans.First.IsEmpty ? default : spans.First[start..],
        Second = spans.Second.IsEmpty ? default : spans.Second[start..],
        Third = spans.Third.IsEmpty ? default : spans.Third[start..],
    };

    /// <summary>Copies the moments in use, as far as the shorter side reaches.</summary>
    private static void CopyMoments<T, TUpdate>(in UpdateSpans<T> source, in UpdateSpans<T> target)
        where T : unmanaged
        where TUpdate : struct, IUpdate<T>
    {
        int length = Math.Min(source.Parameter.Length, target.Parameter.Length);
        if (TUpdate.Moments > 0)
        {
            source.First[..length].CopyTo(target.First);
        }

        if (TUpdate.Moments > 1)
        {
            source.Second[..length].CopyTo(target.Second);
        }

        if (TUpdate.Moments > 2)
        {
            source.Third[..length].CopyTo(target.Third);
        }
    }
}
