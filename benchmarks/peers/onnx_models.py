"""Writes a model of one LSTM or GRU node with random weights for every point of the grid. usage: onnx_models.py DIRECTORY"""
import os
import sys

import numpy
from onnx import TensorProto, helper, numpy_helper, save

STREAM = [(1, 1, units) for units in (16, 32, 64, 128, 256, 512, 1024)]
SHAPES = [(1, 100, 32), (1, 100, 128), (1, 100, 512), (8, 50, 32), (16, 100, 64), (32, 50, 128), (32, 50, 256), (64, 50, 512), (64, 25, 1024)]
FLOAT = TensorProto.FLOAT


def tensor(name, *shape):
    return helper.make_tensor_value_info(name, FLOAT, list(shape))


def model(cell, gates, batch, steps, units, draw):
    scale = 1 / numpy.sqrt(units)

    def weights(name, *shape):
        return numpy_helper.from_array(draw.uniform(-scale, scale, shape).astype(numpy.float32), name)

    inputs = ["X", "W", "R", "B", "", "h0"]
    outputs = ["Y", "hn"]
    given = [tensor("X", steps, batch, units), tensor("h0", 1, batch, units)]
    made = [tensor("Y", steps, 1, batch, units), tensor("hn", 1, batch, units)]
    options = {"hidden_size": units}
    if cell == "LSTM":
        inputs.append("c0")
        outputs.append("cn")
        given.append(tensor("c0", 1, batch, units))
        made.append(tensor("cn", 1, batch, units))
    else:
        options["linear_before_reset"] = 1
    parameters = [weights("W", 1, gates * units, units), weights("R", 1, gates * units, units), weights("B", 1, 2 * gates * units)]
    graph = helper.make_graph([helper.make_node(cell, inputs, outputs, **options)], "layer", given, made, parameters)
    whole = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])
    whole.ir_version = 7
    return whole


def main(directory):
    os.makedirs(directory, exist_ok=True)
    draw = numpy.random.RandomState(1)
    for cell, gates in (("LSTM", 4), ("GRU", 3)):
        for batch, steps, units in STREAM + SHAPES:
            save(model(cell, gates, batch, steps, units, draw), os.path.join(directory, f"{cell}_{batch}_{steps}_{units}.onnx"))


main(sys.argv[1])
