import Imaging
import Recognition

extension Crop {
  /// The gray of a raster.
  init(_ raster: Raster) {
    self.init(
      width: raster.width, height: raster.height, pixels: raster.withGraySamples { Array($0) },
      dpi: raster.dpi)
  }
}
