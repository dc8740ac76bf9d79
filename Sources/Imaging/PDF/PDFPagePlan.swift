/// How a page of a PDF is best turned into a raster.
struct PDFPagePlan {
  enum Scan {
    /// A JPEG, byte for byte.
    case jpeg(Range<Int>)
    /// A fax strip: CCITT group 3 or 4.
    case fax(Range<Int>, width: Int, height: Int, group4: Bool, twoDimensional: Bool)
  }

  /// The page is exactly this image.
  var scan: Scan?
  /// Of the largest image on the page, pixels per inch; nil where there is none to speak of.
  var resolution: Resolution?
  /// Declared sizes of all images.
  var declared: [(width: Int, height: Int)] = []
  /// JPEG streams on the page that have to decode.
  var jpegs: [Range<Int>] = []
  var quarterTurns = 0
  var hasImages: Bool { !declared.isEmpty }
}

extension PDFPagePlan {
  /// A plan from the page's own objects; `page` has its inherited attributes.
  init(page: [String: PDFValue], structure: PDFStructure, view: ByteView) {
    let rotation = structure.resolved(page["Rotate"])?.integer ?? 0
    quarterTurns = (((rotation / 90) % 4) + 4) % 4
    let resources = structure.resolved(page["Resources"])?.dictionary ?? [:]
    let xobjects = structure.resolved(resources["XObject"])?.dictionary ?? [:]
    noteImages(xobjects, structure: structure, view: view, depth: 0)
    guard let content = Self.content(page, structure, view) else { return }
    if content.inlineImage.width > 0 { declared.append(content.inlineImage) }
    let unit = structure.resolved(page["UserUnit"])?.number ?? 1
    let box = Self.box(page, structure)
    var largest = 0.0
    for drawn in content.drawn {
      guard let object = structure.object(xobjects[drawn.name]),
        let image = Image(object, structure, view)
      else { continue }
      let across = (drawn.frame.a * drawn.frame.a + drawn.frame.d * drawn.frame.d).squareRoot()
      let along = (drawn.frame.b * drawn.frame.b + drawn.frame.e * drawn.frame.e).squareRoot()
      guard across > 1, along > 1, across * along > largest, across.isFinite, along.isFinite else {
        continue
      }
      largest = across * along
      resolution = Resolution(
        x: Double(image.width) / (across * unit) * 72,
        y: Double(image.height) / (along * unit) * 72, isOfPage: true)
    }
    guard let box, largest > 0.2 * box.width * box.height else {
      resolution = nil
      return
    }
    guard !content.paintsMore, content.drawn.count == 1, page["Annots"] == nil, unit == 1,
      Self.isPlain(content.states, resources, structure),
      let drawn = content.drawn.first, Self.covers(drawn.frame, box),
      let object = structure.object(xobjects[drawn.name]),
      let image = Image(object, structure, view)
    else { return }
    scan = image.scan
  }

  private mutating func noteImages(
    _ xobjects: [String: PDFValue], structure: PDFStructure, view: ByteView, depth: Int
  ) {
    guard depth < 4 else { return }
    for (_, reference) in xobjects.prefix(1000) {
      guard let object = structure.object(reference), let entries = object.value.dictionary else {
        continue
      }
      if let image = Image(object, structure, view) {
        declared.append((image.width, image.height))
        if case .jpeg(let range)? = image.jpeg, jpegs.count < 64 { jpegs.append(range) }
      } else if structure.resolved(entries["Subtype"])?.name == "Form",
        let inner = structure.resolved(entries["Resources"])?.dictionary,
        let more = structure.resolved(inner["XObject"])?.dictionary
      {
        noteImages(more, structure: structure, view: view, depth: depth + 1)
      }
    }
  }

  private static func content(
    _ page: [String: PDFValue], _ structure: PDFStructure, _ view: ByteView
  ) -> PDFContent? {
    guard let contents = page["Contents"] else { return nil }
    var references = [contents]
    if let list = structure.resolved(contents)?.array { references = list }
    var bytes: [UInt8] = []
    for reference in references.prefix(100) {
      guard let object = structure.object(reference),
        let part = structure.decoded(object, in: view, limit: 4_000_000)
      else { return nil }
      bytes += part
      bytes.append(0x0A)
      guard bytes.count < 8_000_000 else { return nil }
    }
    return bytes.withUnsafeBytes { PDFContent(ByteView(bytes: $0)) }
  }

  private static func box(
    _ page: [String: PDFValue], _ structure: PDFStructure
  ) -> (x: Double, y: Double, width: Double, height: Double)? {
    let value = structure.resolved(page["CropBox"] ?? page["MediaBox"])
    let numbers = value?.array?.compactMap { structure.resolved($0)?.number } ?? []
    guard numbers.count == 4 else { return nil }
    let x = min(numbers[0], numbers[2])
    let y = min(numbers[1], numbers[3])
    let width = abs(numbers[2] - numbers[0])
    let height = abs(numbers[3] - numbers[1])
    return width > 1 && height > 1 ? (x, y, width, height) : nil
  }

  /// Upright, and on the page's box within one percent.
  private static func covers(
    _ frame: Affine, _ box: (x: Double, y: Double, width: Double, height: Double)
  ) -> Bool {
    let slackX = 0.01 * box.width
    let slackY = 0.01 * box.height
    return frame.a > 0 && frame.e > 0 && abs(frame.b) < 0.01 && abs(frame.d) < 0.01
      && abs(frame.c - box.x) < slackX && abs(frame.f - box.y) < slackY
      && abs(frame.a - box.width) < 2 * slackX && abs(frame.e - box.height) < 2 * slackY
  }

  /// Whether the graphics states leave an image as it is: no transparency, no blending.
  private static func isPlain(
    _ states: Set<String>, _ resources: [String: PDFValue], _ structure: PDFStructure
  ) -> Bool {
    let all = structure.resolved(resources["ExtGState"])?.dictionary ?? [:]
    return states.allSatisfy { name in
      guard let entries = structure.resolved(all[name])?.dictionary else { return false }
      return (structure.resolved(entries["ca"])?.number ?? 1) == 1
        && ["Normal", nil].contains(structure.resolved(entries["BM"])?.name)
        && ["None", nil].contains(structure.resolved(entries["SMask"])?.name)
        && entries["TR"] == nil && entries["TR2"] == nil
    }
  }
}
