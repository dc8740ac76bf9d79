extension GrayPlane {
  /// Samples this plane on a new grid by bilinear interpolation. `map` takes continuous coordinates
  /// of the result to those of this plane; beyond its edges everything is `outside`.
  package func warped(
    width outWidth: Int, height outHeight: Int, map: Affine, outside: UInt8 = 255
  ) -> GrayPlane {
    warped(
      width: outWidth, height: outHeight, from: map, map: PageMap(.identity), outside: outside)
  }

  /// The same through a form: `grid` takes the result's coordinates to the form, `map` those of the
  /// form to this plane.
  package func warped(
    width outWidth: Int, height outHeight: Int, from grid: Affine, map: PageMap,
    outside: UInt8 = 255
  ) -> GrayPlane {
    GrayPlane(width: outWidth, height: outHeight) { out in
      withSamples { source in
        map.eachRun(width: outWidth, height: outHeight, from: grid) { run in
          sample(
            source, along: run, outside: outside, into: out + (run.row * outWidth + run.column))
        }
      }
    }
  }

  @inline(__always)
  private func sample(
    _ source: UnsafePointer<UInt8>, along run: PageMap.Run, outside: UInt8,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    let count = run.count
    // 32 fractional bits: over ten thousand pixels the error stays below a thousandth.
    let one = 4_294_967_296.0
    let bound = 1e9
    guard abs(run.x) < bound, abs(run.y) < bound, abs(run.stepX) < 1e4, abs(run.stepY) < 1e4 else {
      target.update(repeating: outside, count: count)
      return
    }
    var x = Int((run.x - 0.5) * one)
    var y = Int((run.y - 0.5) * one)
    let stepX = Int(run.stepX * one)
    let stepY = Int(run.stepY * one)
    let goesPixelByPixel = abs(run.stepX - 1) < 0.05 && abs(run.stepY) < 0.05
    // A stretch whose two ends lie inside of the plane lies inside of it.
    let stretch = 128
    var column = 0
    while column < count {
      let length = min(stretch, count - column)
      let endX = x &+ stepX &* (length - 1)
      let endY = y &+ stepY &* (length - 1)
      if isInside(x, y), isInside(endX, endY) {
        guard !goesPixelByPixel else {
          interpolate(source, x, y, stepX, stepY, count: length, into: target + column)
          x &+= stepX &* length
          y &+= stepY &* length
          column += length
          continue
        }
        guard stepY != 0 || stepX < 0 || stepX > Int(one) else {
          enlarge(source, x, y, stepX, count: length, into: target + column)
          x &+= stepX &* length
          column += length
          continue
        }
        for index in column..<(column + length) {
          target[index] = interpolated(source, x, y)
          x &+= stepX
          y &+= stepY
        }
      } else {
        for index in column..<(column + length) {
          target[index] =
            isInside(x, y) ? interpolated(source, x, y) : atEdge(source, x, y) ?? outside
          x &+= stepX
          y &+= stepY
        }
      }
      column += length
    }
  }

  /// Whether four samples surround a place, given with 32 fractional bits.
  @inline(__always)
  private func isInside(_ x: Int, _ y: Int) -> Bool {
    UInt(bitPattern: x >> 32) < UInt(max(0, width - 1))
      && UInt(bitPattern: y >> 32) < UInt(max(0, height - 1))
  }

  /// Along a way that goes on by about one sample for each of the result's, as on pages that are hardly
  /// turned: cut where it changes its row or skips or repeats a column, so that between the cuts many
  /// samples are done at a time.
  @inline(__always)
  private func interpolate(
    _ source: UnsafePointer<UInt8>, _ startX: Int, _ startY: Int, _ stepX: Int, _ stepY: Int,
    count: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    let one = 1 << 32
    var x = startX
    var y = startY
    var done = 0
    while done < count {
      let length = min(
        count - done, Self.steps(from: x & (one - 1), by: stepX - one),
        Self.steps(from: y & (one - 1), by: stepY))
      let upper = source + ((y >> 32) &* width &+ (x >> 32))
      let lower = upper + width
      let out = target + done
      var partX = UInt32(truncatingIfNeeded: x)
      var partY = UInt32(truncatingIfNeeded: y)
      let moreX = UInt32(truncatingIfNeeded: stepX)
      let moreY = UInt32(truncatingIfNeeded: stepY)
      for index in 0..<length {
        // Sixteen bits hold a sum of two samples, so that eight are multiplied at a time.
        let weightX = UInt16(truncatingIfNeeded: partX >> 24)
        let weightY = UInt16(truncatingIfNeeded: partY >> 24)
        let above = UInt16(upper[index]) &* (256 &- weightX) &+ UInt16(upper[index &+ 1]) &* weightX
        let below = UInt16(lower[index]) &* (256 &- weightX) &+ UInt16(lower[index &+ 1]) &* weightX
        let value =
          UInt32(above) &* UInt32(256 &- weightY) &+ UInt32(below) &* UInt32(weightY)
        out[index] = UInt8(truncatingIfNeeded: (value &+ 32_768) >> 16)
        partX &+= moreX
        partY &+= moreY
      }
      x &+= stepX &* length
      y &+= stepY &* length
      done += length
    }
  }

  /// Along a row, by less than a sample for each of the result's, as where a blank form is enlarged: first between
  /// its two rows, many samples at a time, then along them.
  @inline(__always)
  private func enlarge(
    _ source: UnsafePointer<UInt8>, _ startX: Int, _ y: Int, _ stepX: Int, count: Int,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    let first = startX >> 32
    let columns = ((startX &+ stepX &* (count - 1)) >> 32) - first + 2
    let upper = source + ((y >> 32) &* width &+ first)
    let lower = upper + width
    let weightY = UInt16(truncatingIfNeeded: (y >> 24) & 0xFF)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: columns) { between in
      for index in 0..<columns {
        between[index] =
          UInt16(upper[index]) &* (256 &- weightY) &+ UInt16(lower[index]) &* weightY
      }
      var x = startX
      for index in 0..<count {
        let column = (x >> 32) &- first
        let weightX = UInt32(truncatingIfNeeded: (x >> 24) & 0xFF)
        let value =
          UInt32(between[column]) &* (256 &- weightX) &+ UInt32(between[column &+ 1]) &* weightX
        target[index] = UInt8(truncatingIfNeeded: (value &+ 32_768) >> 16)
        x &+= stepX
      }
    }
  }

  /// For how many steps a fraction with 32 bits stays one, the first included.
  @inline(__always)
  private static func steps(from fraction: Int, by step: Int) -> Int {
    if step > 0 { return ((1 << 32) - 1 - fraction) / step + 1 }
    return step < 0 ? fraction / -step + 1 : .max
  }

  /// Between the four samples around a place inside.
  @inline(__always)
  private func interpolated(_ source: UnsafePointer<UInt8>, _ x: Int, _ y: Int) -> UInt8 {
    let corner = UnsafeRawPointer(source + ((y >> 32) &* width &+ (x >> 32)))
    let upper = UInt32(corner.loadUnaligned(as: UInt16.self).littleEndian)
    let lower = UInt32((corner + width).loadUnaligned(as: UInt16.self).littleEndian)
    let weightX = UInt32(truncatingIfNeeded: (x >> 24) & 0xFF)
    let weightY = UInt32(truncatingIfNeeded: (y >> 24) & 0xFF)
    // Both lines at once, sixteen bits each.
    let square = upper | lower << 16
    let both =
      (square & 0xFF_00FF) &* (256 &- weightX) &+ (square >> 8 & 0xFF_00FF) &* weightX
    let value = (both & 0xFFFF) &* (256 &- weightY) &+ (both >> 16) &* weightY
    return UInt8(truncatingIfNeeded: (value &+ 32_768) >> 16)
  }

  /// The nearest sample on the outermost half pixel; nil beyond.
  @inline(__always)
  private func atEdge(_ source: UnsafePointer<UInt8>, _ x: Int, _ y: Int) -> UInt8? {
    let column = x >> 32
    let row = y >> 32
    guard column >= -1, row >= -1, column <= max(0, width - 1), row <= max(0, height - 1) else {
      return nil
    }
    return source[min(max(row, 0), height - 1) * width + min(max(column, 0), width - 1)]
  }

  /// Turned clockwise by quarter turns.
  package func rotated(quarterTurns: Int) -> GrayPlane {
    let turns = ((quarterTurns % 4) + 4) % 4
    if turns == 0 { return self }
    if turns == 2 {
      return GrayPlane(width: width, height: height) { out in
        withSamples { source in
          let count = width * height
          for index in 0..<count { out[index] = source[count &- 1 &- index] }
        }
      }
    }
    let columns = height
    let rows = width
    return GrayPlane(width: columns, height: rows) { out in
      withSamples { source in
        // In blocks, so that both planes stay in the cache.
        let block = 32
        for blockY in stride(from: 0, to: rows, by: block) {
          for blockX in stride(from: 0, to: columns, by: block) {
            for y in blockY..<min(rows, blockY + block) {
              for x in blockX..<min(columns, blockX + block) {
                let sourceX = turns == 1 ? y : width &- 1 &- y
                let sourceY = turns == 1 ? height &- 1 &- x : x
                out[y &* columns &+ x] = source[sourceY &* width &+ sourceX]
              }
            }
          }
        }
      }
    }
  }

  /// The part of the plane, which must lie inside.
  package func cropped(x: Int, y: Int, width columns: Int, height rows: Int) -> GrayPlane {
    GrayPlane(width: columns, height: rows) { out in
      withSamples { source in
        for row in 0..<rows {
          (out + row * columns).update(from: source + (y + row) * width + x, count: columns)
        }
      }
    }
  }
}
