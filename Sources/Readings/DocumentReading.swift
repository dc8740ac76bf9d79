/// Which page of which form a page is.
public struct FormMatch: Codable, Hashable, Sendable {
  public var workflow: String
  /// Digest of the compiled form, which names the workflow's version.
  public var version: String
  /// Page of the form, 1 for the first.
  public var formPage: Int
  /// 0 to 1.
  public var score: Double

  public init(workflow: String, version: String, formPage: Int, score: Double) {
    self.workflow = workflow
    self.version = version
    self.formPage = formPage
    self.score = score
  }
}

/// The transform from form millimetres to upright page pixels:
/// `px = a·x + b·y + c`, `py = d·x + e·y + f`, and what a bent page adds to it. Where a field lies is
/// in its own corners.
public struct Registration: Codable, Hashable, Sendable {
  /// a, b, c, d, e, f.
  public var affine: [Double]
  /// Root mean square distance of the patches from where the transform puts them, millimetres.
  public var residual: Double
  /// How many patches of the blank form were found.
  public var patches: Int
  /// How far the page departs from the affine transform at most, millimetres; nil on a straight page.
  public var bend: Double?

  public init(affine: [Double], residual: Double, patches: Int, bend: Double? = nil) {
    self.affine = affine
    self.residual = residual
    self.patches = patches
    self.bend = bend
  }
}

/// What was found out about one page.
public struct PageReading: Codable, Hashable, Sendable {
  /// 1 for the first page of the document.
  public var index: Int
  /// Of the upright raster, pixels.
  public var width: Int
  public var height: Int
  /// Pixels per inch, after inference where the file said none or nonsense.
  public var dpi: Double
  /// Clockwise quarter turns in degrees that set the page upright: 0, 90, 180, 270.
  public var rotation: Int
  /// Skew of the page before it was corrected, degrees, positive clockwise.
  public var skew: Double
  public var isBlank: Bool
  /// What the page says as a separator sheet; nil where it is none.
  public var separator: SeparatorMark?
  /// nil where no known form fits.
  public var form: FormMatch?
  /// nil where the page was refused by registration.
  public var registration: Registration?
  public var findings: [Finding]
  /// What is written on it, where no known form fits; nil for pages of forms and blank ones.
  public var transcript: PageTranscript?

  public init(
    index: Int, width: Int, height: Int, dpi: Double, rotation: Int = 0, skew: Double = 0,
    isBlank: Bool = false, separator: SeparatorMark? = nil, form: FormMatch? = nil,
    registration: Registration? = nil, findings: [Finding] = [], transcript: PageTranscript? = nil
  ) {
    self.index = index
    self.width = width
    self.height = height
    self.dpi = dpi
    self.rotation = rotation
    self.skew = skew
    self.isBlank = isBlank
    self.separator = separator
    self.form = form
    self.registration = registration
    self.findings = findings
    self.transcript = transcript
  }

  /// The page belongs to no case and is named in the document's record only.
  public var isLeftOut: Bool { isBlank || separator != nil }
}

/// What was read of one application.
public struct CaseReading: Codable, Hashable, Sendable {
  /// nil where the pages fit no known form.
  public var workflow: String?
  /// Digest of the compiled form.
  public var version: String?
  public var score: Double
  /// Pages of the document, 1 for the first.
  public var pages: [Int]
  public var fields: [FieldReading]
  /// The cells of each row of a table that seems to be blank. They are no fields of the case, but for rows that
  /// are drawn for people to look at; nil from readers that did not tell.
  public var blankRows: [[FieldReading]]?
  public var findings: [Finding]

  public init(
    workflow: String?, version: String?, score: Double = 0, pages: [Int],
    fields: [FieldReading] = [], blankRows: [[FieldReading]]? = nil, findings: [Finding] = []
  ) {
    self.workflow = workflow
    self.version = version
    self.score = score
    self.pages = pages
    self.fields = fields
    self.blankRows = blankRows
    self.findings = findings
  }
}

/// What a reader process made of one document.
public struct DocumentReading: Codable, Hashable, Sendable {
  /// Version of the reader program and of the engines in it.
  public var reader: String
  public var pages: [PageReading]
  public var cases: [CaseReading]
  /// Time by stage, milliseconds.
  public var milliseconds: [String: Double]

  public init(
    reader: String, pages: [PageReading], cases: [CaseReading], milliseconds: [String: Double] = [:]
  ) {
    self.reader = reader
    self.pages = pages
    self.cases = cases
    self.milliseconds = milliseconds
  }
}
