"""Networks as ONNX graphs: export from torch, int8 or float16 weights, int8 arithmetic, and a native run to compare with.

Which form is worth it on which provider was measured: weight-only int8 runs at float speed with a quarter of the download, int8 arithmetic is faster
only for dense convolutions, and float16 weights are as exact as they need to be for WebGPU.
"""
import io
import logging
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
# Smaller tensors (biases, scales, normalization) stay float32: they weigh nothing and carry the precision.
SMALLEST_WEIGHT = 1024
# Where int8 and float16 meet in `with_mixed_weights`.
SMALLEST_MIXED = 200_000
# Which input of an operator is its weight, and along which axis of it the output channels lie.
WEIGHT_AXIS = {"Conv": 0, "ConvTranspose": 1, "MatMul": 1, "Gemm": 1}
QUANTIZED_OPERATORS = ("Conv", "Add", "Concat", "MaxPool", "AveragePool")

Run = Callable[[np.ndarray], list[np.ndarray]]


def export_graph(network, shape: Sequence[int], input_name: str, output_names: Sequence[str]) -> onnx.ModelProto:
    """A torch module, in its evaluation mode, -> graph for inputs of exactly `shape`. Batch normalization is folded where it follows a convolution."""
    import torch

    buffer = io.BytesIO()
    was_training = network.training
    network.eval()
    with warnings.catch_warnings(), torch.no_grad():
        # The exporter that needs no further package; torch warns that another one is the default.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network, (torch.zeros(*shape),), buffer, input_names=[input_name], output_names=list(output_names), opset_version=OPSET, dynamo=False,
        )
    network.train(was_training)
    return without_identities(onnx.load_from_string(buffer.getvalue()))


def without_identities(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights that equal each other are exported once and passed on: each use shall name the weight itself."""
    graph = model.graph
    weights = {one.name for one in graph.initializer}
    names: dict[str, str] = {}
    for node in graph.node:
        for at, name in enumerate(node.input):
            node.input[at] = names.get(name, name)
        if node.op_type == "Identity" and node.input[0] in weights:
            names[node.output[0]] = node.input[0]
    kept = [node for node in graph.node if not (node.op_type == "Identity" and node.output[0] in names)]
    del graph.node[:]
    graph.node.extend(kept)
    onnx.checker.check_model(model)
    return model


def with_int8_weights(model: onnx.ModelProto, smallest: int = SMALLEST_WEIGHT) -> onnx.ModelProto:
    """Each weight of at least `smallest` values as int8 with one scale for each output channel, multiplied out when a session is made: float arithmetic, a quarter of the bytes."""
    def packed(weight: np.ndarray, axis: int, name: str):
        others = tuple(at for at in range(weight.ndim) if at != axis)
        scale = (np.maximum(np.abs(weight).max(axis=others, keepdims=True), 1e-12) / 127).astype(np.float32)
        whole = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        tensors = [numpy_helper.from_array(whole, f"{name}.int8"), numpy_helper.from_array(scale, f"{name}.scale")]
        nodes = [cast(f"{name}.int8", f"{name}.cast"), helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [name], f"{name}.mul")]
        return tensors, nodes

    return with_packed_weights(model, packed, smallest)


def with_mixed_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """
    The largest weights as int8, the others as float16: a depthwise network keeps most of its bytes in its last pointwise layers and most of its
    sensitivity in the first and the depthwise ones. Measured on EfficientNet-Lite0, largest difference of a score: all int8 0.15, this 0.02.
    """
    return with_float16_weights(with_int8_weights(model, SMALLEST_MIXED))


def with_float16_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Each weight as float16, cast when a session is made: float32 arithmetic, half of the bytes."""
    def packed(weight: np.ndarray, _axis: int, name: str):
        return [numpy_helper.from_array(weight.astype(np.float16), f"{name}.half")], [cast(f"{name}.half", name)]

    return with_packed_weights(model, packed, SMALLEST_WEIGHT)


def with_packed_weights(model: onnx.ModelProto, packed: Callable, smallest: int) -> onnx.ModelProto:
    out = onnx.ModelProto()
    out.CopyFrom(model)
    axes = weight_axes(out)
    tensors, nodes = [], []
    for one in out.graph.initializer:
        if one.name in axes and one.data_type == TensorProto.FLOAT and np.prod(one.dims) >= smallest:
            new_tensors, new_nodes = packed(numpy_helper.to_array(one), axes[one.name], one.name)
            tensors += new_tensors
            nodes += new_nodes
        else:
            tensors.append(one)
    nodes += list(out.graph.node)
    del out.graph.initializer[:], out.graph.node[:]
    out.graph.initializer.extend(tensors)
    out.graph.node.extend(nodes)
    onnx.checker.check_model(out)
    return out


def weight_axes(model: onnx.ModelProto) -> dict[str, int]:
    """The names of the weights, with the axis of their output channels."""
    axes = {}
    for node in model.graph.node:
        if node.op_type in WEIGHT_AXIS and len(node.input) > 1:
            is_transposed = any(one.name == "transB" and one.i == 1 for one in node.attribute)
            axes[node.input[1]] = 0 if is_transposed else WEIGHT_AXIS[node.op_type]
    return axes


def cast(source: str, target: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [source], [target], f"{target}.from", to=TensorProto.FLOAT)


def with_int8_arithmetic(model: onnx.ModelProto, films: Iterable[np.ndarray], target: Path) -> onnx.ModelProto:
    """
    Static U8S8: uint8 activations, whose ranges are those seen on `films` (inputs of the network), and int8 weights for each output channel. What stands
    before the first convolution and what makes the outputs is computed in float, with int8 weights. Never S8S8: half of it is not fused on x86 and WASM.
    """
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

    class Films(CalibrationDataReader):
        def __init__(self):
            self.left = iter(films)

        def get_next(self):
            film = next(self.left, None)
            return None if film is None else {model.graph.input[0].name: film}

    named = onnx.ModelProto()
    named.CopyFrom(model)
    for at, node in enumerate(named.graph.node):
        node.name = f"{at:03d}_{node.op_type}"
    # The quantizer advises to fold batch normalization first: the exporter has.
    logging.disable(logging.WARNING)
    try:
        quantize_static(
            named, str(target), Films(), quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8, op_types_to_quantize=list(QUANTIZED_OPERATORS), nodes_to_exclude=float_nodes(named),
        )
    finally:
        logging.disable(logging.NOTSET)
    out = with_int8_weights(onnx.load(str(target)))
    onnx.save(out, str(target))
    return out


def float_nodes(model: onnx.ModelProto) -> list[str]:
    """The nodes before the first convolution, those that make an output, and additions of a constant."""
    nodes, outputs = list(model.graph.node), {one.name for one in model.graph.output}
    constants = {one.name for one in model.graph.initializer} | {node.output[0] for node in nodes if node.op_type == "Constant"}
    first = next((at for at, node in enumerate(nodes) if node.op_type == "Conv"), 0)
    return [
        node.name for at, node in enumerate(nodes)
        if at < first or outputs & set(node.output) or (node.op_type == "Add" and constants & set(node.input))
    ]


def native_run(model: onnx.ModelProto, output_names: Sequence[str], threads: int = 1) -> Run:
    """The graph on native ONNX Runtime: one input -> the named outputs."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda tensor: session.run(list(output_names), {name: tensor})
