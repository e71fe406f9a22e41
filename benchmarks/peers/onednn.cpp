// oneDNN's LSTM and its GRU with the reset after the recurrent product (PyTorch's form), float, one core. For version 2 and version 3 of its interface.
// Weights are in the layout the library likes best, reordered before the clock starts.
#include "timing.hpp"

#include <cmath>
#include <cstring>
#include <dnnl.hpp>

using namespace dnnl;
using tag = memory::format_tag;
using type = memory::data_type;

static engine cpu(engine::kind::cpu, 0);
static stream queue(cpu);
static std::string peer;

// The descriptors of a layer with as many inputs as units.
struct Shapes {
    memory::desc x, state, y, bias, input_weights, state_weights, plain_weights;

    Shapes(int batch, int steps, int units, int gates, int biases)
        : x({steps, batch, units}, type::f32, tag::tnc), state({1, 1, batch, units}, type::f32, tag::ldnc), y({steps, batch, units}, type::f32, tag::tnc),
          bias({1, 1, biases, units}, type::f32, tag::ldgo), input_weights({1, 1, units, gates, units}, type::f32, tag::any),
          state_weights(input_weights), plain_weights({1, 1, units, gates, units}, type::f32, tag::ldigo) {}
};

static memory random_memory(const memory::desc& shape, float range, unsigned seed) {
    memory m(shape, cpu);
    std::vector<float> values = uniform(shape.get_size() / sizeof(float), range, seed);
    std::memcpy(m.get_data_handle(), values.data(), values.size() * sizeof(float));
    return m;
}

static memory zeros(const memory::desc& shape) {
    memory m(shape, cpu);
    std::memset(m.get_data_handle(), 0, shape.get_size());
    return m;
}

static memory reordered(memory& source, const memory::desc& shape) {
    memory m(shape, cpu);
    reorder(source, m).execute(queue, source, m);
    queue.wait();
    return m;
}

// A primitive with its arguments, called through the C interface: no map is built per call.
struct Call {
    primitive keep;
    std::vector<dnnl_exec_arg_t> arguments;

    Call(const primitive& p, const std::vector<std::pair<int, memory*>>& with) : keep(p) {
        for (auto& [id, m] : with)
            arguments.push_back({id, m->get()});
    }

    void operator()() {
        if (dnnl_primitive_execute(keep.get(), queue.get(), (int)arguments.size(), arguments.data()) != dnnl_success)
            abort();
    }
};

constexpr auto direction = rnn_direction::unidirectional_left2right;

struct Lstm {
    static constexpr const char* name = "LSTM";
    static constexpr int gates = 4, biases = 4;
    static constexpr bool has_cell = true;
    using forward = lstm_forward;
    using backward = lstm_backward;

    static forward::primitive_desc describe(prop_kind kind, const Shapes& s) {
#if DNNL_VERSION_MAJOR < 3
        return {forward::desc(kind, direction, s.x, s.state, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state), cpu};
#else
        return {cpu, kind, direction, s.x, s.state, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state};
#endif
    }

    static backward::primitive_desc describe_backward(const Shapes& s, const forward::primitive_desc& of) {
#if DNNL_VERSION_MAJOR < 3
        return {backward::desc(prop_kind::backward, direction, s.x, s.state, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state, s.x, s.state, s.state,
                               s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state),
                cpu, of};
#else
        return {cpu, prop_kind::backward, direction, s.x, s.state, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state, s.x, s.state, s.state,
                s.input_weights, s.state_weights, s.bias, s.y, s.state, s.state, of};
#endif
    }
};

struct Gru {
    static constexpr const char* name = "GRU";
    static constexpr int gates = 3, biases = 4;
    static constexpr bool has_cell = false;
    using forward = lbr_gru_forward;
    using backward = lbr_gru_backward;

    static forward::primitive_desc describe(prop_kind kind, const Shapes& s) {
#if DNNL_VERSION_MAJOR < 3
        return {forward::desc(kind, direction, s.x, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state), cpu};
#else
        return {cpu, kind, direction, s.x, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state};
#endif
    }

    static backward::primitive_desc describe_backward(const Shapes& s, const forward::primitive_desc& of) {
#if DNNL_VERSION_MAJOR < 3
        return {backward::desc(prop_kind::backward, direction, s.x, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.x, s.state, s.input_weights,
                               s.state_weights, s.bias, s.y, s.state),
                cpu, of};
#else
        return {cpu, prop_kind::backward, direction, s.x, s.state, s.input_weights, s.state_weights, s.bias, s.y, s.state, s.x, s.state, s.input_weights,
                s.state_weights, s.bias, s.y, s.state, of};
#endif
    }
};

template <class Cell>
static void infer(int batch, int steps, int units, const char* op) {
    Shapes s(batch, steps, units, Cell::gates, Cell::biases);
    float range = 1 / std::sqrt((float)units);
    memory x = random_memory(s.x, 1, 1), y = zeros(s.y), bias = random_memory(s.bias, range, 2);
    memory plain_input = random_memory(s.plain_weights, range, 3), plain_state = random_memory(s.plain_weights, range, 4);
    memory h[] = {zeros(s.state), zeros(s.state)}, c[] = {zeros(s.state), zeros(s.state)};
    auto description = Cell::describe(prop_kind::forward_inference, s);
    typename Cell::forward layer(description);
    memory input_weights = reordered(plain_input, description.weights_layer_desc()), state_weights = reordered(plain_state, description.weights_iter_desc());
    auto call = [&](int from) {
        std::vector<std::pair<int, memory*>> with = {
            {DNNL_ARG_SRC_LAYER, &x}, {DNNL_ARG_SRC_ITER, &h[from]}, {DNNL_ARG_WEIGHTS_LAYER, &input_weights}, {DNNL_ARG_WEIGHTS_ITER, &state_weights},
            {DNNL_ARG_BIAS, &bias}, {DNNL_ARG_DST_LAYER, &y}, {DNNL_ARG_DST_ITER, &h[1 - from]}};
        if (Cell::has_cell) {
            with.push_back({DNNL_ARG_SRC_ITER_C, &c[from]});
            with.push_back({DNNL_ARG_DST_ITER_C, &c[1 - from]});
        }

        return Call(layer, with);
    };
    Call there = call(0), back = call(1);
    bool turn = false;
    bool stream = *op == 's' && op[1] == 't';
    print_line(peer, Cell::name, op, batch, steps, units, times_of([&] {
                   turn = stream && !turn;
                   turn ? back() : there();
               }));
}

template <class Cell>
static void train(int batch, int steps, int units) {
    Shapes s(batch, steps, units, Cell::gates, Cell::biases);
    float range = 1 / std::sqrt((float)units);
    memory x = random_memory(s.x, 1, 1), y = zeros(s.y), bias = random_memory(s.bias, range, 2), dy = random_memory(s.y, 1, 7);
    memory plain_input = random_memory(s.plain_weights, range, 3), plain_state = random_memory(s.plain_weights, range, 4);
    memory h0 = zeros(s.state), c0 = zeros(s.state), h1 = zeros(s.state), c1 = zeros(s.state), dh1 = zeros(s.state), dc1 = zeros(s.state);
    auto forward_description = Cell::describe(prop_kind::forward_training, s);
    auto backward_description = Cell::describe_backward(s, forward_description);
    typename Cell::forward forward_layer(forward_description);
    typename Cell::backward backward_layer(backward_description);
    memory forward_input = reordered(plain_input, forward_description.weights_layer_desc()), forward_state = reordered(plain_state, forward_description.weights_iter_desc());
    memory backward_input = reordered(plain_input, backward_description.weights_layer_desc()), backward_state = reordered(plain_state, backward_description.weights_iter_desc());
    memory tape(forward_description.workspace_desc(), cpu), dx = zeros(s.x), dh0 = zeros(s.state), dc0 = zeros(s.state), dbias = zeros(s.bias);
    memory dinput = zeros(backward_description.diff_weights_layer_desc()), dstate = zeros(backward_description.diff_weights_iter_desc());
    std::vector<std::pair<int, memory*>> both = {{DNNL_ARG_SRC_LAYER, &x}, {DNNL_ARG_SRC_ITER, &h0}, {DNNL_ARG_BIAS, &bias}, {DNNL_ARG_DST_LAYER, &y},
                                                 {DNNL_ARG_DST_ITER, &h1}, {DNNL_ARG_WORKSPACE, &tape}};
    if (Cell::has_cell) {
        both.push_back({DNNL_ARG_SRC_ITER_C, &c0});
        both.push_back({DNNL_ARG_DST_ITER_C, &c1});
    }

    auto forward_with = both, backward_with = both;
    forward_with.insert(forward_with.end(), {{DNNL_ARG_WEIGHTS_LAYER, &forward_input}, {DNNL_ARG_WEIGHTS_ITER, &forward_state}});
    backward_with.insert(backward_with.end(), {{DNNL_ARG_WEIGHTS_LAYER, &backward_input}, {DNNL_ARG_WEIGHTS_ITER, &backward_state}, {DNNL_ARG_DIFF_SRC_LAYER, &dx},
                                               {DNNL_ARG_DIFF_SRC_ITER, &dh0}, {DNNL_ARG_DIFF_WEIGHTS_LAYER, &dinput}, {DNNL_ARG_DIFF_WEIGHTS_ITER, &dstate},
                                               {DNNL_ARG_DIFF_BIAS, &dbias}, {DNNL_ARG_DIFF_DST_LAYER, &dy}, {DNNL_ARG_DIFF_DST_ITER, &dh1}});
    if (Cell::has_cell)
        backward_with.insert(backward_with.end(), {{DNNL_ARG_DIFF_SRC_ITER_C, &dc0}, {DNNL_ARG_DIFF_DST_ITER_C, &dc1}});
    Call forward_call(forward_layer, forward_with), backward_call(backward_layer, backward_with);
    print_line(peer, Cell::name, "train", batch, steps, units, times_of([&] {
                   forward_call();
                   for (memory* gradient : {&dinput, &dstate, &dbias})
                       std::memset(gradient->get_data_handle(), 0, gradient->get_desc().get_size());
                   backward_call();
               }));
}

template <class Cell>
static void all() {
    for (int units : stream_units)
        infer<Cell>(1, 1, units, "stream");
    for (auto& shape : shapes) {
        infer<Cell>(shape[0], shape[1], shape[2], "seq");
        train<Cell>(shape[0], shape[1], shape[2]);
    }
}

int main() {
    const dnnl_version_t* version = dnnl_version();
    peer = "onednn-" + std::to_string(version->major) + "." + std::to_string(version->minor) + "." + std::to_string(version->patch);
    print_head();
    all<Lstm>();
    all<Gru>();
}
