public import Foundation

/// Why a blank page cannot serve to register scans on it.
public enum CompileError: Error, Hashable, Sendable {
  /// Too little is printed on it: how many distinctive spots were found.
  case tooFewMarks(Int)
  /// The page is smaller than 40 mm or larger than 600 mm.
  case unusableSize(widthMM: Double, heightMM: Double)
}

/// One blank page of a form, ready to be found in scans: its raster at 150 dpi, spots that can be
/// recognised, and its layout.
///
/// It is a view on one flat blob, which may be a file mapped read-only and shared by many processes;
/// nothing of the rasters is copied or touched before it is needed.
public struct CompiledPage: Sendable {
  /// Pixels per inch of the blank raster.
  public static let dpi = 150.0
  static let magic: [UInt8] = Array("UKFP".utf8)
  static let version = 1
  static let headerSize = 72
  /// Side of a patch, pixels of the blank raster: 5.4 mm.
  static let patchSide = 32

  /// The serialised form.
  public let blob: Data
  public let widthMM: Double
  public let heightMM: Double
  public let descriptor: LayoutDescriptor
  /// Of the blank raster, pixels.
  let width: Int
  let height: Int
  /// Of the raster at half that resolution.
  let coarseWidth: Int
  let coarseHeight: Int
  let thumb: InkThumb
  package let patches: [Patch]
  private let coarseOffset: Int
  private let fineOffset: Int

  /// A spot that looks like no other near it: top left corner in pixels of the blank raster.
  package struct Patch: Hashable, Sendable {
    package var x: Int
    package var y: Int
  }

  /// nil where the blob is not a compiled page of this version, or is damaged.
  public init?(blob: Data) {
    let parsed: Parsed? = blob.withUnsafeBytes { Parsed(ByteView(bytes: $0, bigEndian: false)) }
    guard let parsed else { return nil }
    self.blob = blob
    widthMM = parsed.widthMM
    heightMM = parsed.heightMM
    descriptor = parsed.descriptor
    width = parsed.width
    height = parsed.height
    coarseWidth = parsed.coarseWidth
    coarseHeight = parsed.coarseHeight
    thumb = parsed.thumb
    patches = parsed.patches
    coarseOffset = parsed.coarseOffset
    fineOffset = parsed.fineOffset
  }

  /// A part of the blank at 150 dpi; white where it reaches beyond the page.
  package func fine(x: Int, y: Int, width columns: Int, height rows: Int) -> GrayPlane {
    part(fineOffset, width, height, x: x, y: y, columns: columns, rows: rows)
  }

  /// A part of the blank at 75 dpi.
  func coarse(x: Int, y: Int, width columns: Int, height rows: Int) -> GrayPlane {
    part(coarseOffset, coarseWidth, coarseHeight, x: x, y: y, columns: columns, rows: rows)
  }

  private func part(
    _ offset: Int, _ width: Int, _ height: Int, x: Int, y: Int, columns: Int, rows: Int
  ) -> GrayPlane {
    blob.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      GrayPlane(width: columns, height: rows) { out in
        for row in 0..<rows {
          let target = out + row * columns
          let left = min(max(x, 0), width)
          let right = min(max(x + columns, 0), width)
          guard y + row >= 0, y + row < height, right > left else {
            target.update(repeating: 255, count: columns)
            continue
          }
          let line = offset + (y + row) * width
          target.update(repeating: 255, count: left - x)
          let within = bytes[(line + left)..<(line + right)]
          UnsafeMutableRawBufferPointer(start: target + (left - x), count: right - left)
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: within))
          (target + (right - x)).update(repeating: 255, count: columns - (right - x))
        }
      }
    }
  }
}

extension CompiledPage: CustomStringConvertible, CustomReflectable {
  public var description: String {
    "CompiledPage \(widthMM) x \(heightMM) mm, \(patches.count) patches"
  }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
