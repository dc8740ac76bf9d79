/// A possible text of a field.
public struct Candidate: Codable, Hashable, Sendable {
  public var text: String
  /// 0 to 1; comparable only among candidates of one reader.
  public var confidence: Double

  public init(text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }
}

/// What one reader saw in a field.
public struct ReaderOpinion: Codable, Hashable, Sendable {
  /// Name and version, such as `tesseract-5.3.0/jpn`.
  public var name: String
  public var text: String
  /// The reader's own confidence, 0 to 1, not calibrated.
  public var confidence: Double
  /// Other texts it thought possible, best first.
  public var alternatives: [Candidate]

  public init(name: String, text: String, confidence: Double, alternatives: [Candidate] = []) {
    self.name = name
    self.text = text
    self.confidence = confidence
    self.alternatives = alternatives
  }
}

/// What was read in one field, or in one cell of a table, and what it is taken for.
public struct FieldReading: Codable, Hashable, Sendable {
  /// The field's name; for a cell of a table `表[2].列`, rows counted from 1 as on paper.
  public var name: String
  /// `FieldType` of the workflow, by its raw value.
  public var type: String
  /// Page of the document, 1 for the first; nil where the page is missing.
  public var page: Int?
  /// Where on the form, millimetres: x, y, width, height. Of a candidate that a person took from a
  /// page of no known form: where on the page.
  public var box: [Double]
  /// Corners of the field on the upright page, pixels, clockwise from the top left: x, y, x, y, …
  public var corners: [Double]
  /// The text as the judge took it, before normalisation.
  public var raw: String
  /// Canonical form; nil where the field is empty or nothing sensible was read.
  /// Several marks of one field are joined by `;`.
  public var value: String?
  /// Calibrated probability that `value` (or its absence) is right.
  public var confidence: Double
  /// Whether the value may go on without a person.
  public var accepted: Bool
  public var findings: [Finding]
  public var readers: [ReaderOpinion]
  /// What the judge weighed; nil where nothing was judged.
  public var evidence: Evidence?
  /// Logarithm of the odds that the value is right, as the judge was shipped; nil where it has none.
  public var score: Double?
  /// What the site's own count says; nil where the judge does not hold the value for sure.
  public var standing: SiteStanding?
  /// What may stand in each box, likeliest first, as the reader of single characters was shipped, for
  /// learning; nil for fields without boxes, and for 個人番号, which never teaches.
  public var boxes: [[Candidate]]?

  public init(
    name: String, type: String, page: Int?, box: [Double], corners: [Double] = [], raw: String = "",
    value: String? = nil, confidence: Double = 0, accepted: Bool = false, findings: [Finding] = [],
    readers: [ReaderOpinion] = [], evidence: Evidence? = nil, score: Double? = nil,
    standing: SiteStanding? = nil, boxes: [[Candidate]]? = nil
  ) {
    self.name = name
    self.type = type
    self.page = page
    self.box = box
    self.corners = corners
    self.raw = raw
    self.value = value
    self.confidence = confidence
    self.accepted = accepted
    self.findings = findings
    self.readers = readers
    self.evidence = evidence
    self.score = score
    self.standing = standing
    self.boxes = boxes
  }

  /// The name of a cell of a table.
  public static func cellName(table: String, row: Int, column: String) -> String {
    "\(table)[\(row)].\(column)"
  }

  /// Table, row (from 1) and column of a cell's name, or nil where it is no such name.
  public static func cell(of name: String) -> (table: String, row: Int, column: String)? {
    guard let open = name.lastIndex(of: "["), let close = name[open...].firstIndex(of: "]"),
      let row = Int(name[name.index(after: open)..<close])
    else { return nil }
    let rest = name[name.index(after: close)...]
    guard rest.first == "." else { return nil }
    return (String(name[..<open]), row, String(rest.dropFirst()))
  }
}
