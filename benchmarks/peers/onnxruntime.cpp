// ONNX Runtime through its C interface, one core. The package that carries the library has no header: the table of functions only ever grows at
// its end, and the few entries used are taken by their place.
// usage: onnxruntime libonnxruntime.so.1 MODELS
#include "timing.hpp"

#include <cstdint>
#include <dlfcn.h>

struct Base {
    const void* (*table)(uint32_t);
    const char* (*version)();
};

enum Entry {
    message = 2, create_env = 3, create_session = 7, run_session = 9, create_options = 10, graph_level = 23, threads_inside = 24, threads_between = 25,
    create_tensor = 49, create_memory_info = 69, release_session = 95,
};

static void** table;

template <class... A>
static void call(Entry entry, A... arguments) {
    if (void* status = ((void* (*)(A...))table[entry])(arguments...)) {
        fprintf(stderr, "ONNX Runtime: %s\n", ((const char* (*)(void*))table[message])(status));
        exit(1);
    }
}

int main(int, char** arguments) {
    void* library = dlopen(arguments[1], RTLD_NOW);
    if (!library) {
        fputs(dlerror(), stderr);
        return 1;
    }

    auto base = ((const Base* (*)())dlsym(library, "OrtGetApiBase"))();
    std::string peer = std::string("onnxruntime-") + base->version();
    table = (void**)base->table(11);
    void *env, *options, *memory;
    call<int, const char*, void**>(create_env, 3, "peer", &env);
    call<void**>(create_options, &options);
    call<void*, int>(threads_inside, options, 1);
    call<void*, int>(threads_between, options, 1);
    call<void*, int>(graph_level, options, 99);
    call<int, int, void**>(create_memory_info, 0, 0, &memory);
    auto tensor = [&](std::vector<float>& values, std::vector<int64_t> shape) {
        void* made;
        call<void*, void*, size_t, const int64_t*, size_t, int, void**>(create_tensor, memory, values.data(), values.size() * sizeof(float), shape.data(), shape.size(), 1, &made);
        return made;
    };
    auto time = [&](const char* cell, int batch, int steps, int units, const char* op) {
        std::string path = std::string(arguments[2]) + "/" + cell + "_" + std::to_string(batch) + "_" + std::to_string(steps) + "_" + std::to_string(units) + ".onnx";
        void* session;
        call<void*, const char*, void*, void**>(create_session, env, path.c_str(), options, &session);
        std::vector<float> x = uniform((size_t)batch * steps * units, 1, 1), y(x.size()), zero((size_t)batch * units);
        std::vector<float> h[] = {zero, zero}, c[] = {zero, zero};
        void *tx = tensor(x, {steps, batch, units}), *ty = tensor(y, {steps, 1, batch, units});
        void *th[2], *tc[2];
        for (int i = 0; i < 2; i++) {
            th[i] = tensor(h[i], {1, batch, units});
            tc[i] = tensor(c[i], {1, batch, units});
        }

        bool stream = op[1] == 't';
        size_t states = cell[0] == 'L' ? 2 : 1;
        const char *input_names[] = {"X", "h0", "c0"}, *output_names[] = {"Y", "hn", "cn"};
        int from = 0;
        print_line(peer, cell, op, batch, steps, units, times_of([&] {
                       void *inputs[] = {tx, th[from], tc[from]}, *outputs[] = {ty, th[1 - from], tc[1 - from]};
                       int first = stream ? 1 : 0;
                       size_t count = stream ? states : 1;
                       call<void*, void*, const char**, void**, size_t, const char**, size_t, void**>(
                           run_session, session, nullptr, input_names, inputs, states + 1, output_names + first, count, outputs + first);
                       from = stream ? 1 - from : 0;
                   }));
        ((void (*)(void*))table[release_session])(session);
    };
    print_head();
    for (const char* cell : {"LSTM", "GRU"}) {
        for (int units : stream_units)
            time(cell, 1, 1, units, "stream");
        for (auto& shape : shapes)
            time(cell, shape[0], shape[1], shape[2], "seq");
    }
}
