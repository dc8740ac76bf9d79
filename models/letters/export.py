"""The trained network as one ONNX file, temperature folded into the last layer, weights in half precision."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import alphabet
from network import BOX, Reader

OPSET = 17


def halved(model: onnx.ModelProto) -> None:
    """Large weights are kept in half precision and made whole when the file is loaded."""
    graph = model.graph
    casts = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < 4096:
            continue
        name = tensor.name
        half = numpy_helper.from_array(values.astype(np.float16), name + ".half")
        graph.initializer.remove(tensor)
        graph.initializer.append(half)
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)


def export(model: Reader, temperature: float, path: Path) -> float:
    """Write the file, run it, and return by how much its logits differ from PyTorch's at most."""
    names = alphabet.load()
    folded = Reader(len(names))
    folded.load_state_dict(model.state_dict())
    with torch.no_grad():
        folded.name.weight /= temperature
        folded.name.bias /= temperature
    folded.eval()
    torch.onnx.export(
        folded,
        (torch.rand(2, 1, BOX, BOX),),
        str(path),
        input_names=["x"],
        output_names=["p"],
        dynamic_axes={"x": {0: "N"}, "p": {0: "N"}},
        opset_version=OPSET,
        dynamo=False,
    )
    written = onnx.load(str(path))
    halved(written)
    written.producer_name, written.producer_version, written.doc_string = "uketsuke", "1", ""
    facts = {"classes": "\n".join(names), "alike": "\n".join(alphabet.ALIKE), "input": "64x64 letter, 1 is ink"}
    for key, value in facts.items():
        entry = written.metadata_props.add()
        entry.key, entry.value = key, value
    for node in written.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(written)
    onnx.save(written, str(path))
    session = open_session(path)
    x = torch.rand(5, 1, BOX, BOX)
    with torch.no_grad():
        expected = folded(x).numpy()
    return float(np.abs(session.run(["p"], {"x": x.numpy()})[0] - expected).max())


def open_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
