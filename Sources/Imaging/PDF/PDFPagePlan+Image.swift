extension PDFPagePlan {
  /// An image object of a PDF.
  struct Image {
    var width: Int
    var height: Int
    /// Set where the stream is a JPEG, whatever else the dictionary says.
    var jpeg: Scan?
    /// Set where the stream shows the image as it is: no masks, no unusual colours.
    var scan: Scan?

    /// nil where the object is not an image.
    init?(_ object: PDFStructure.Object, _ structure: PDFStructure, _ view: ByteView) {
      guard let entries = object.value.dictionary,
        structure.resolved(entries["Subtype"])?.name == "Image",
        let width = structure.resolved(entries["Width"])?.integer,
        let height = structure.resolved(entries["Height"])?.integer
      else { return nil }
      self.width = width
      self.height = height
      guard let start = object.stream?.lowerBound,
        let length = structure.resolved(entries["Length"])?.integer, length > 0,
        view.slice(start, length) != nil
      else { return }
      let range = start..<(start + length)
      let filter = structure.resolved(entries["Filter"])
      let names = filter?.array?.compactMap { structure.resolved($0)?.name } ?? [filter?.name ?? ""]
      let parameters = structure.resolved(entries["DecodeParms"])
      let plain =
        entries["SMask"] == nil && entries["Mask"] == nil && entries["Decode"] == nil
        && structure.resolved(entries["ImageMask"]).map {
          if case .boolean(true) = $0 { false } else { true }
        }
          ?? true
      if names == ["DCTDecode"] {
        jpeg = .jpeg(range)
        if plain, parameters == nil, Self.isPlainColour(entries["ColorSpace"], structure) {
          scan = jpeg
        }
      } else if names == ["CCITTFaxDecode"], plain,
        structure.resolved(entries["ColorSpace"])?.name == "DeviceGray"
      {
        scan = Self.fax(range, width, height, parameters, structure)
      }
    }

    private static func fax(
      _ range: Range<Int>, _ width: Int, _ height: Int, _ parameters: PDFValue?,
      _ structure: PDFStructure
    ) -> Scan? {
      var entries = parameters?.dictionary
      if let list = parameters?.array { entries = structure.resolved(list.first)?.dictionary }
      let values = entries ?? [:]
      func flag(_ key: String) -> Bool {
        if case .boolean(true)? = structure.resolved(values[key]) { true } else { false }
      }
      let columns = structure.resolved(values["Columns"])?.integer ?? 1728
      let kind = structure.resolved(values["K"])?.integer ?? 0
      guard columns == width, !flag("BlackIs1"), !flag("EncodedByteAlign") else { return nil }
      return .fax(range, width: width, height: height, group4: kind < 0, twoDimensional: kind > 0)
    }

    private static func isPlainColour(_ value: PDFValue?, _ structure: PDFStructure) -> Bool {
      let space = structure.resolved(value)
      if let name = space?.name { return name == "DeviceGray" || name == "DeviceRGB" }
      guard let list = space?.array, let kind = structure.resolved(list.first)?.name else {
        return false
      }
      switch kind {
      case "CalGray", "CalRGB": return true
      case "ICCBased":
        guard list.count > 1, let profile = structure.resolved(list[1])?.dictionary else {
          return false
        }
        let parts = structure.resolved(profile["N"])?.integer
        return parts == 1 || parts == 3
      default: return false
      }
    }
  }
}
