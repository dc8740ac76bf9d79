import COnnxRuntime
import Glibc

/// ONNX Runtime, loaded when it is first asked for and used by one thread.
final class NeuralRuntime {
  let pointer: OpaquePointer
  /// Such as `1.32.0`.
  let version: String

  /// - Parameter library: path of `libonnxruntime.so`.
  /// - Throws: `NeuralError` with the loader's words.
  init(library: String) throws(NeuralError) {
    var words: UnsafeMutablePointer<CChar>?
    guard let pointer = uk_onnx_open(library, &words) else {
      throw NeuralError(taking: words)
    }
    self.pointer = pointer
    version = String(cString: uk_onnx_version(pointer))
  }

  deinit { uk_onnx_close(pointer) }
}

/// What ONNX Runtime said.
public struct NeuralError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ words: String) { description = words }

  fileprivate init(taking words: UnsafeMutablePointer<CChar>?) {
    description = words.map { String(cString: $0) } ?? "ONNX Runtime gave no reason."
    free(words)
  }
}

/// A network with one input and one output of floats.
final class NeuralModel {
  private let pointer: OpaquePointer
  private let runtime: NeuralRuntime

  /// - Throws: `NeuralError` where the file is missing or no model.
  init(path: String, runtime: NeuralRuntime) throws(NeuralError) {
    var words: UnsafeMutablePointer<CChar>?
    guard let pointer = uk_onnx_load(runtime.pointer, path, &words) else {
      throw NeuralError(taking: words)
    }
    self.pointer = pointer
    self.runtime = runtime
  }

  deinit { uk_onnx_unload(pointer) }

  /// Tells one model's file from another; part of its reader's name.
  static func fingerprint(_ path: String) throws(NeuralError) -> String {
    do {
      return try Fingerprint.of(file: path)
    } catch {
      throw NeuralError(error.description)
    }
  }

  /// What the model's author wrote under a key.
  func metadata(_ key: String) -> String? {
    guard let value = uk_onnx_metadata(pointer, key) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }

  /// Runs the network; its output lives as long as `body`.
  ///
  /// - Precondition: `shape` holds as many values as `input`.
  func run<Result>(
    _ input: [Float], shape: [Int],
    _ body: (_ values: UnsafeBufferPointer<Float>, _ shape: [Int]) throws -> Result
  ) throws -> Result {
    precondition(shape.reduce(1, *) == input.count)
    var output = uk_onnx_output()
    var words: UnsafeMutablePointer<CChar>?
    let dimensions = shape.map(Int64.init)
    guard uk_onnx_run(pointer, input, dimensions, dimensions.count, &output, &words) == 0 else {
      throw NeuralError(taking: words)
    }
    defer { uk_onnx_release(pointer, &output) }
    let made = withUnsafeBytes(of: output.shape) { bytes in
      bytes.bindMemory(to: Int64.self).prefix(output.rank).map(Int.init)
    }
    return try body(UnsafeBufferPointer(start: output.values, count: output.count), made)
  }
}
