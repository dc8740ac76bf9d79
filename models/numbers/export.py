"""The trained network as one ONNX file, temperature folded into the last layer."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from lines import HEIGHT
from network import CLASSES, STEP, Reader

OPSET = 17


def export(model: Reader, temperature: float, path: Path) -> float:
    """Write the file, run it, and return by how much its logits differ from PyTorch's at most."""
    folded = Reader()
    folded.load_state_dict(model.state_dict())
    with torch.no_grad():
        folded.name.weight /= temperature
        folded.name.bias /= temperature
    folded.eval()
    torch.onnx.export(
        folded,
        (torch.rand(2, 1, HEIGHT, 16 * STEP),),
        str(path),
        input_names=["x"],
        output_names=["p"],
        dynamic_axes={"x": {0: "N", 3: "W"}, "p": {0: "N", 1: "steps"}},
        opset_version=OPSET,
        dynamo=False,
    )
    written = onnx.load(str(path))
    written.producer_name, written.producer_version, written.doc_string = "uketsuke", "1", ""
    facts = {"digits": "0123456789", "step": str(STEP), "input": f"line of {HEIGHT} pixels, 1 is ink"}
    for key, value in facts.items():
        entry = written.metadata_props.add()
        entry.key, entry.value = key, value
    for node in written.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(written)
    onnx.save(written, str(path))
    session = open_session(path)
    x = torch.rand(3, 1, HEIGHT, 40 * STEP)
    with torch.no_grad():
        expected = folded(x).numpy()
    assert expected.shape[2] == CLASSES
    return float(np.abs(session.run(["p"], {"x": x.numpy()})[0] - expected).max())


def open_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
