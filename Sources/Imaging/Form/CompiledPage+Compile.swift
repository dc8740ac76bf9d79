extension CompiledPage {
  /// Compiles a blank page, which must be straight and upright.
  ///
  /// Throws `CompileError` where the page cannot be registered on.
  public init(compiling blank: Raster) throws(CompileError) {
    let widthMM = blank.widthMM
    let heightMM = blank.heightMM
    guard (40...600).contains(widthMM), (40...600).contains(heightMM) else {
      throw CompileError.unusableSize(widthMM: widthMM, heightMM: heightMM)
    }
    let fine = Self.resampled(blank)
    let coarse = fine.reduced(by: 2)
    let ink = coarse.ink(tile: 15)
    let patches = PatchFinder(fine).patches()
    guard patches.count >= 8 else { throw CompileError.tooFewMarks(patches.count) }
    let blob = Self.serialised(
      widthMM: widthMM, heightMM: heightMM, fine: fine, coarse: coarse,
      thumb: InkThumb(ink: ink, dpi: Self.dpi / 2), patches: patches,
      descriptor: LayoutDescriptor(ink: ink))
    guard let page = CompiledPage(blob: blob) else {
      throw CompileError.unusableSize(widthMM: widthMM, heightMM: heightMM)
    }
    self = page
  }

  /// The blank at exactly 150 dpi.
  private static func resampled(_ blank: Raster) -> GrayPlane {
    let factor = max(1, Int(blank.dpi / dpi + 0.05))
    let near = blank.gray.reduced(by: factor)
    let scale = blank.dpi / Double(factor) / dpi
    let width = Int((blank.widthMM / 25.4 * dpi).rounded(.down))
    let height = Int((blank.heightMM / 25.4 * dpi).rounded(.down))
    if abs(scale - 1) < 1e-9, near.width == width, near.height == height { return near }
    return near.warped(width: width, height: height, map: .scale(scale, scale))
  }
}
