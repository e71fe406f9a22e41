// Samples of a call and the line that stands for it, for the programs in C++.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

inline double seconds() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

// Median and least time of a call in microseconds: calls are bundled so that a sample takes about 20 ms; two seconds at most, or 41 samples.
struct Times {
    double median, least;
};

template <class F>
Times times_of(F call) {
    call();
    call();
    double start = seconds();
    call();
    double one = seconds() - start;
    long bundle = std::max(1L, (long)(0.02 / std::max(one, 2e-8)));
    std::vector<double> samples;
    double end = seconds() + 2;
    while (samples.size() < 7 || (seconds() < end && samples.size() < 41)) {
        start = seconds();
        for (long i = 0; i < bundle; i++)
            call();
        samples.push_back((seconds() - start) / bundle * 1e6);
    }
    std::sort(samples.begin(), samples.end());
    return {samples[samples.size() / 2], samples[0]};
}

inline void print_head() { puts("peer,cell,op,B,T,I,H,median_us,min_us"); }

inline void print_line(const std::string& peer, const char* cell, const char* op, int batch, int steps, int units, Times t) {
    printf("%s,%s,%s,%d,%d,%d,%d,%.4f,%.4f\n", peer.c_str(), cell, op, batch, steps, units, units, t.median, t.least);
    fflush(stdout);
}

inline std::vector<float> uniform(size_t count, float range, unsigned seed) {
    std::mt19937 engine(seed);
    std::uniform_real_distribution<float> draw(-range, range);
    std::vector<float> values(count);
    for (float& value : values)
        value = draw(engine);
    return values;
}

// The grid: units of streaming steps, and batch, steps, units of sequences.
static const int stream_units[] = {16, 32, 64, 128, 256, 512, 1024};
static const int shapes[][3] = {{1, 100, 32}, {1, 100, 128}, {1, 100, 512}, {8, 50, 32}, {16, 100, 64}, {32, 50, 128}, {32, 50, 256}, {64, 50, 512}, {64, 25, 1024}};
