import Imaging
import Recognition
import Testing

@testable import FormReading

@Suite("what a blank has in its places")
struct BlankPlacesTests {
  private let area = Area(x: 10, y: 10, width: 30, height: 8)

  @Test("the same place is the same again, and another margin another place")
  func kept() throws {
    let places = BlankPlaces(try CompiledPage(compiling: DrawnForm(seed: 1).raster()))
    let first = try #require(places.place(area, margin: 1))
    let again = try #require(places.place(area, margin: 1))
    #expect(first.crop == again.crop && first.ink != nil && again.ink != nil)
    let wide = try #require(places.place(area, margin: 2))
    #expect(wide.crop.width > first.crop.width)
    #expect(try #require(places.place(area, margin: 1)).crop == first.crop)
  }

  @Test("no more is kept than there is room for, and the rest is looked up as well")
  func full() throws {
    let form = try CompiledPage(compiling: DrawnForm(seed: 1).raster())
    let one = try #require(BlankPlaces(form).place(area, margin: 1)).crop.pixels.count * 4
    let places = BlankPlaces(form, most: one)
    for margin in [1.0, 2, 3, 1] {
      let place = try #require(places.place(area, margin: margin))
      #expect((place.ink != nil) == (margin == 1))
      #expect(places.bytes == one)
    }
  }

  @Test("what is not kept has the same crop and no ink")
  func passing() throws {
    let form = try CompiledPage(compiling: DrawnForm(seed: 1).raster())
    let place = try #require(BlankPlaces(form, most: 0).place(area, margin: 1))
    #expect(place.ink == nil)
    #expect(place.crop == (try #require(BlankPlaces(form).place(area, margin: 1)).crop))
  }
}
