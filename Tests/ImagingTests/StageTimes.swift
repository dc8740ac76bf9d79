import Foundation
import Testing

import Imaging

/// Processor time of this thread, so that a busy machine does not count.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Times of each stage for one A4 page at 300 dpi; printed, not judged.
@Suite(.serialized) struct StageTimes {
  @Test func print300DPI() throws {
    let form = SyntheticForm(seed: 4)
    let blank = try form.raster(dpi: 600)
    let scanning = Scanning(degrees: 1.3, scale: 0.98, shiftX: 2, shiftY: -3, noise: 5, strokes: 3)
    let page = try scanning.scan(form, blank: blank, dpi: 300)
    let compiled = try CompiledPage(compiling: form.raster(dpi: 300))
    let jpeg = try page.jpegData()
    var lines: [String] = []
    func time<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
      var best = Double.infinity
      var result = try body()
      for _ in 0..<3 {
        let start = threadSeconds()
        result = try body()
        best = min(best, (threadSeconds() - start) * 1000)
      }
      lines.append("\(name) \(String(format: "%.1f", best)) ms")
      return result
    }
    let decoded = try time("decode JPEG") { try decode(jpeg) }
    let skew = time("skew") { decoded.findSkew() }
    let straight = time("deskew") { decoded.deskewed(skew) }
    let prepared = time("prepare (with descriptor)") { PreparedPage(straight) }
    let result = try #require(time("register") { Registrar.register(page: prepared, to: compiled) })
    let area = Area(x: 50, y: 60, width: 90, height: 12)
    _ = time("field crop 90 x 12 mm") {
      straight.fieldCrop(area, registration: result.place, marginMM: 1)
    }
    let descriptors = [LayoutDescriptor](repeating: compiled.descriptor, count: 300)
    _ = time("shortlist of 300") { prepared.descriptor.shortlist(descriptors, count: 5) }
    _ = try time("compile") { try CompiledPage(compiling: straight) }
    _ = try time("PNG") { try straight.pngData() }
    print(lines.joined(separator: "\n"))
  }
}
