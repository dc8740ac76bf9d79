/// Planes as sets of pixels.
extension GrayPlane {
  /// 255 where a sample is the level or above, else 0.
  func mask(from level: UInt8) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] >= level ? 255 : 0 }
      }
    }
  }

  /// 0 where the other plane, of the same size, is not 0.
  func subtracting(_ other: GrayPlane) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { mine in
        other.withSamples { theirs in
          for index in 0..<(width * height) { out[index] = theirs[index] == 0 ? mine[index] : 0 }
        }
      }
    }
  }

  /// Without what is wide: samples of whose neighbourhood more than half is set, as at the edge of a
  /// shadow or of the paper. `side` in samples.
  func thin(side: Int) -> GrayPlane {
    let table = IntegralTable(ones)
    let half = side / 2
    let most = UInt32(side * side * 55 / 100)
    return GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for y in 0..<height {
          let top = max(0, y - half)
          let bottom = min(height, y + half + 1)
          for x in 0..<width {
            let at = y * width + x
            out[at] = 0
            guard source[at] != 0 else { continue }
            let count = table.sum(
              left: max(0, x - half), top: top, right: min(width, x + half + 1), bottom: bottom)
            if count <= most { out[at] = source[at] }
          }
        }
      }
    }
  }

  /// 255 where a sample is 0, else 0.
  var inverted: GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] == 0 ? 255 : 0 }
      }
    }
  }

  /// 1 for every sample that is not 0.
  var ones: GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] == 0 ? 0 : 1 }
      }
    }
  }
}
