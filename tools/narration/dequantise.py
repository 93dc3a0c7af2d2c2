"""Expands the packaged int8 speech model into a plain float32 graph.

The int8 graph rounds activations as it runs, which is heard as noise and is slower. Expanding the
weights once and computing in float removes that; the rounding of the weights themselves remains.
On the way the model's one speed for a line becomes one speed for each token.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_ONE = "float_one"


def dequantise(source: Path, target: Path) -> None:
    """Write `target`, the float32 form of the int8 model `source`.

    Raises:
        ValueError: the graph isn't built as the known model is.
    """
    model = onnx.load(source)
    graph = model.graph
    expansion = _Expansion(graph)
    nodes = [new for node in graph.node if (new := expansion.node(node)) is not None]
    for node in nodes:
        for index, name in enumerate(node.input):
            node.input[index] = expansion.renamed.get(name, name)
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    made = [tensor for name, tensor in expansion.weights.items() if name in used]
    for field, values in ((graph.node, nodes), (graph.initializer, kept + made)):
        del field[:]
        field.extend(values)
    del graph.value_info[:]
    _open_speed(graph)
    onnx.save(model, target)


def _open_speed(graph: Any) -> None:
    speed = next(value for value in graph.input if value.name == "speed")
    dimension = speed.type.tensor_type.shape.dim[0]
    dimension.Clear()
    dimension.dim_param = "speed_length"


class _Expansion:
    """Replaces quantised nodes one by one and gathers the float weights that they need."""

    def __init__(self, graph: Any) -> None:
        self._initializers = {tensor.name: tensor for tensor in graph.initializer}
        self._producers = {output: node for node in graph.node for output in node.output}
        self.weights = {_ONE: numpy_helper.from_array(np.float32(1.0), _ONE)}
        self.renamed: dict[str, str] = {}
        self._bias_casts: set[str] = set()
        self._bias_floors: set[str] = set()
        for node in graph.node:
            if node.op_type == "DynamicQuantizeLinear":
                # The quantised tensor becomes the float tensor itself, its scale becomes 1.
                self.renamed[node.output[0]] = node.input[0]
                self.renamed[node.output[1]] = _ONE
            elif node.op_type == "Add" and "_quantizedbias_add" in node.name:
                cast = self._producer(self._producers[node.input[1]].input[0], "Cast")
                self._bias_casts.add(cast.name)
                self._bias_floors.add(self._producer(cast.input[0], "Floor").name)

    def node(self, node: Any) -> Any | None:
        """The float form of a node, itself where nothing is quantised, or None if it goes."""
        match node.op_type:
            case "DynamicQuantizeLinear":
                made = None
            case "MatMulInteger":
                made = self._like(node, "MatMul", self._weighted_inputs(node))
            case "ConvInteger":
                made = self._like(node, "Conv", self._weighted_inputs(node))
            case "DynamicQuantizeLSTM":
                made = self._like(node, "LSTM", self._lstm_inputs(node))
            case "Floor" if node.name in self._bias_floors:
                made = helper.make_node("Identity", node.input, node.output, node.name)
            case "Cast" if node.name in self._bias_casts:
                made = helper.make_node(
                    "Cast", node.input, node.output, node.name, to=TensorProto.FLOAT
                )
            case _:
                made = node
        return made

    def _like(self, node: Any, kind: str, inputs: list[str]) -> Any:
        made = helper.make_node(kind, inputs, node.output, node.name)
        made.attribute.extend(node.attribute)
        return made

    def _producer(self, name: str, kind: str) -> Any:
        node = self._producers[name]
        if node.op_type != kind:
            raise ValueError(f"the model has a {node.op_type} where a {kind} was expected")
        return node

    def _array(self, name: str) -> np.ndarray[Any, np.dtype[Any]]:
        values: np.ndarray[Any, np.dtype[Any]] = numpy_helper.to_array(self._initializers[name])
        return values

    def _weighted_inputs(self, node: Any) -> list[str]:
        name, zero_point = node.input[1], node.input[3]
        made = f"{name}_f32"
        if made not in self.weights:
            values = self._array(name).astype(np.float32)
            values -= self._array(zero_point).astype(np.float32)
            self.weights[made] = numpy_helper.from_array(values, made)
        return [node.input[0], made]

    def _lstm_inputs(self, node: Any) -> list[str]:
        x, w, r, bias, lengths, hidden, cell, _peephole, w_scale, w_zero, r_scale, r_zero = (
            node.input
        )
        inputs = [x]
        for name, scale, zero in ((w, w_scale, w_zero), (r, r_scale, r_zero)):
            factor, offset = (self._per_channel(part) for part in (scale, zero))
            values = (self._array(name).astype(np.float32) - offset) * factor
            made = f"{name}_f32"
            self.weights[made] = numpy_helper.from_array(
                np.ascontiguousarray(values.transpose(0, 2, 1)), made
            )
            inputs.append(made)
        return [*inputs, bias, lengths, hidden, cell]

    def _per_channel(self, name: str) -> np.ndarray[Any, np.dtype[Any]]:
        values = self._array(name).astype(np.float32)
        return values.reshape(values.shape[0], 1, -1) if values.ndim else values
