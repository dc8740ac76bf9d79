/// Makes fields out of nodes; nil where the node is broken.
enum FieldDecoder {
  static func field(_ entry: YAMLEntry, brokenColumns: inout Set<String>) -> Field? {
    let node = entry.value
    guard let type = node["type"]?.text.flatMap(FieldType.init(rawValue:)),
      let source = source(node, type, &brokenColumns)
    else { return nil }
    return Field(
      name: entry.key, type: type, page: node["page"]?.integer ?? 1,
      required: node["required"]?.boolean ?? false, source: source,
      agreesWith: node["agrees_with"]?.text, codes: codes(node["codes"]),
      oneOf: node["one_of"]?.items?.compactMap(\.text) ?? [],
      printed: node["printed"]?.boolean ?? false, length: node["length"]?.integer)
  }

  private static func codes(_ node: YAMLNode?) -> [String: String] {
    var codes: [String: String] = [:]
    for entry in node?.entries ?? [] { codes[entry.key] = entry.value.text }
    return codes
  }

  private static func source(
    _ node: YAMLNode, _ type: FieldType, _ brokenColumns: inout Set<String>
  ) -> FieldSource? {
    switch type {
    case .choice, .choices:
      guard let marks = marks(node["marks"]) else { return nil }
      return .marks(node["style"]?.text.flatMap(MarkStyle.init(rawValue:)) ?? .check, marks)
    case .table: return table(node, &brokenColumns).map { .table($0) }
    case .date where node["parts"] != nil: return parts(node["parts"])
    default:
      if let box = box(node["box"]) { return .box(box) }
      if let box = box(node["barcode"]) { return .code(box, kinds: kinds(node["kinds"])) }
      return cells(node["cells"]).map { .cells($0) }
    }
  }

  private static func kinds(_ node: YAMLNode?) -> [CodeKind] {
    node?.items?.compactMap { $0.text.flatMap(CodeKind.init(rawValue:)) } ?? []
  }

  static func box(_ node: YAMLNode?) -> Box? {
    guard let items = node?.items, items.count == 4 else { return nil }
    let numbers = items.compactMap(\.number)
    guard numbers.count == 4, numbers.allSatisfy({ Shape.millimetres.contains($0) }),
      numbers[2] > 0, numbers[3] > 0
    else { return nil }
    return Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
  }

  static func cells(_ node: YAMLNode?) -> Cells? {
    guard let node, let first = box(node["first"]), let pitch = node["pitch"]?.number, pitch > 0,
      let count = node["count"]?.integer, (1...100).contains(count)
    else { return nil }
    var gaps: [Int: Double] = [:]
    for entry in node["gaps"]?.entries ?? [] {
      guard PlainNumber.isWhole(entry.key), let index = Int(entry.key), let gap = entry.value.number
      else { return nil }
      gaps[index] = gap
    }
    return Cells(first: first, pitch: pitch, count: count, gaps: gaps)
  }

  static func marks(_ node: YAMLNode?) -> [Mark]? {
    guard let entries = node?.entries, !entries.isEmpty else { return nil }
    let marks = entries.compactMap { entry in
      box(entry.value).map { Mark(label: entry.key, box: $0) }
    }
    return marks.count == entries.count ? marks : nil
  }

  private static func parts(_ node: YAMLNode?) -> FieldSource? {
    guard let node, let year = part(node["year"]), let month = part(node["month"]),
      let day = part(node["day"])
    else { return nil }
    guard let era = node["era"] else {
      return .dateParts(era: nil, year: year, month: month, day: day)
    }
    return part(era).map { .dateParts(era: $0, year: year, month: month, day: day) }
  }

  private static func part(_ node: YAMLNode?) -> DatePart? {
    guard let node else { return nil }
    if let fixed = node["fixed"]?.text { return .fixed(fixed) }
    if let box = box(node["box"]) { return .box(box) }
    if let cells = cells(node["cells"]) { return .cells(cells) }
    if let marks = marks(node["circle"]) { return .marks(.circle, marks) }
    return marks(node["check"]).map { .marks(.check, $0) }
  }

  private static func table(_ node: YAMLNode, _ broken: inout Set<String>) -> Table? {
    guard let rows = node["rows"], let first = rows["first"]?.number,
      let pitch = rows["pitch"]?.number, pitch > 0, let count = rows["count"]?.integer,
      (1...100).contains(count), let entries = node["columns"]?.entries
    else { return nil }
    var columns: [Field] = []
    for entry in entries {
      var none: Set<String> = []
      if entry.value["type"]?.text != FieldType.table.rawValue,
        let column = field(entry, brokenColumns: &none)
      {
        columns.append(column)
      } else {
        broken.insert(entry.key)
      }
    }
    return Table(firstRow: first, pitch: pitch, rowCount: count, columns: columns)
  }
}
