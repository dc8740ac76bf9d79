/// Where approved cases go.
public enum DeliveryTarget: Codable, Hashable, Sendable {
  case csv(FileTarget)
  case json(FileTarget)
  /// The case's pages as one PDF that can be searched.
  case searchablePDF(PDFTarget)

  /// The file of values; nil for a PDF.
  public var textFile: FileTarget? {
    switch self {
    case .csv(let file), .json(let file): file
    case .searchablePDF: nil
    }
  }

  /// Relative to the configured delivery root.
  public var folder: String {
    switch self {
    case .csv(let file), .json(let file): file.folder
    case .searchablePDF(let file): file.folder
    }
  }
}

/// A PDF of the scanned pages with their text beneath, one a case, written into a folder.
public struct PDFTarget: Codable, Hashable, Sendable {
  /// Whether a 個人番号 can be searched for and copied. It is on the picture in any case.
  public enum MyNumber: String, Codable, Hashable, Sendable, CaseIterable {
    case omit, include
  }

  /// Relative to the configured delivery root.
  public var folder: String
  public var myNumber: MyNumber

  public init(folder: String, myNumber: MyNumber = .omit) {
    self.folder = folder
    self.myNumber = myNumber
  }
}

/// A file written into a folder for another system to take.
public struct FileTarget: Codable, Hashable, Sendable {
  /// Relative to the configured delivery root.
  public var folder: String
  public var encoding: TextEncoding
  public var rows: Rows
  public var batch: Batch
  public var columns: [Column]

  public init(
    folder: String, encoding: TextEncoding = .utf8, rows: Rows = .case, batch: Batch = .case,
    columns: [Column]
  ) {
    self.folder = folder
    self.encoding = encoding
    self.rows = rows
    self.batch = batch
    self.columns = columns
  }

  /// What one line of the file stands for.
  public enum Rows: Codable, Hashable, Sendable {
    /// One line a case.
    case `case`
    /// One line a row of the table of this name.
    case table(String)
  }

  /// Which cases share a file.
  public enum Batch: Codable, Hashable, Sendable {
    /// One file a case.
    case `case`
    /// A file is closed after so many cases or so many minutes, whichever is first.
    case closed(cases: Int, minutes: Int)
  }
}

/// Bytes of a delivered text file.
public enum TextEncoding: String, Codable, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf8WithBOM = "utf-8-bom"
  /// Windows code page 932, which municipal systems mean by Shift_JIS.
  case shiftJIS = "shift_jis"
}

/// One column of a delivered file.
public struct Column: Codable, Hashable, Sendable {
  public var header: String
  /// A field, a built-in (受付番号, 受付日, 部署), `field.code`, or a column of the table in
  /// `rows`.
  public var value: String
  /// For dates: a pattern as `yyyyMMdd` or `Gyy.MM.dd`; nil posts the canonical form.
  public var format: String?

  public init(header: String, value: String, format: String? = nil) {
    self.header = header
    self.value = value
    self.format = format
  }
}

/// Values that exist beside the form's fields.
public enum BuiltInField: String, Codable, Hashable, Sendable, CaseIterable {
  case receptionNumber = "受付番号"
  case receptionDate = "受付日"
  case department = "部署"
}
