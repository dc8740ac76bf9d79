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
    let lastX = UInt(max(0, width - 1))
    let lastY = UInt(max(0, height - 1))
    for column in 0..<count {
      let column0 = x >> 32
      let row0 = y >> 32
      if UInt(bitPattern: column0) < lastX, UInt(bitPattern: row0) < lastY {
        let corner = source + (row0 &* width &+ column0)
        let weightX = Int32(truncatingIfNeeded: (x >> 24) & 0xFF)
        let weightY = Int32(truncatingIfNeeded: (y >> 24) & 0xFF)
        let upper = Int32(corner[0]) &* (256 &- weightX) &+ Int32(corner[1]) &* weightX
        let lower = Int32(corner[width]) &* (256 &- weightX) &+ Int32(corner[width &+ 1]) &* weightX
        let value = upper &* (256 &- weightY) &+ lower &* weightY
        target[column] = UInt8(truncatingIfNeeded: (value &+ 32_768) >> 16)
      } else if column0 >= -1, row0 >= -1, column0 <= Int(lastX), row0 <= Int(lastY) {
        // On the outermost half pixel the nearest sample counts.
        let nearX = min(max(column0, 0), width - 1)
        let nearY = min(max(row0, 0), height - 1)
        target[column] = source[nearY * width + nearX]
      } else {
        target[column] = outside
      }
      x &+= stepX
      y &+= stepY
    }
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
