import Foundation

/// The bytes of a scan, mapped read-only for as long as this lives.
struct ScanBytes: ~Copyable {
  private let base: UnsafeMutableRawPointer
  let count: Int

  init(descriptor: Int32, limits: ImagingLimits) throws(ImagingError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ImagingError(.unknownFormat, detail: "not a regular file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw ImagingError(.empty) }
    guard size <= limits.maxBytes else {
      throw ImagingError(.tooManyBytes, detail: "\(size) bytes")
    }
    guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapped != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw ImagingError(.tooManyBytes, detail: "cannot map \(size) bytes, errno \(errno)") }
    base = mapped
    count = size
  }

  deinit { munmap(base, count) }

  /// The pointer is valid as long as this value.
  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
  var view: ByteView { ByteView(bytes: buffer) }
}
