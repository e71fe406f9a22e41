namespace TextGeneration.Baseline;

/// <summary>What was seen after one context: the total, and how many signs were seen once, twice, and more often.</summary>
internal struct ContextCounts
{
    public int Total, Once, Twice, Often;

    public void Add(int count)
    {
        Total += count;
        switch (count)
        {
            case 1: Once++; break;
            case 2: Twice++; break;
            default: Often++; break;
        }
    }
}
