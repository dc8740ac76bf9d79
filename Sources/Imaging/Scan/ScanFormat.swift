/// What a file is by its content; its name is never asked.
public enum ScanFormat: String, Hashable, Sendable {
  case pdf
  case tiff
  case jpeg
  case png

  init?(_ view: ByteView) {
    if view.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if view.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if view.starts(with: [0x49, 0x49, 0x2A, 0x00])
      || view.starts(with: [0x4D, 0x4D, 0, 0x2A])
    {
      self = .tiff
    } else if (0..<1024).contains(where: {
      view.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D], at: $0)
    }) {
      // ISO 32000-1 annex H: readers accept the header within the first 1024 bytes.
      self = .pdf
    } else {
      return nil
    }
  }
}
