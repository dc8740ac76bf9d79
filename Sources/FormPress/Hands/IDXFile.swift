/// A file of bytes in the IDX format of MNIST: a magic number, the size of each dimension as 32 bits
/// with the highest byte first, then the values.
struct IDXFile {
  let sizes: [Int]
  let values: ArraySlice<UInt8>
  let checksum: UInt32

  /// Reads the one of `names` whose name has `kind`, as in `train-images-idx3-ubyte.gz`.
  init(in folder: String, _ names: [String], kind: String, dimensions: Int) throws(PressError) {
    guard let name = names.first(where: { $0.contains(kind) && $0.contains("idx\(dimensions)") })
    else {
      throw .unusableData(
        path: folder, japanese: "\(kind)-idx\(dimensions)-ubyteというファイルがありません",
        english: "it has no file \(kind)-idx\(dimensions)-ubyte")
    }
    let path = folder + "/" + name
    let bytes = try PackedFile.bytes(of: path, limit: 200_000_000)
    let head = 4 + 4 * dimensions
    guard bytes.count >= head, bytes[..<4].elementsEqual([0, 0, 8, UInt8(dimensions)]) else {
      throw .unusableData(
        path: path, japanese: "IDX形式のファイルではありません", english: "it is no IDX file of bytes")
    }
    sizes = (1...dimensions).map { dimension in
      bytes[(4 * dimension)..<(4 * dimension + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    // Multiplied in floating point, which no size written there can overflow.
    guard sizes.reduce(1.0, { $0 * Double($1) }) == Double(bytes.count - head) else {
      throw .unusableData(
        path: path, japanese: "長さが見出しと合いません", english: "its length is not what its head says")
    }
    values = bytes[head...]
    checksum = PackedFile.checksum(bytes)
  }
}
