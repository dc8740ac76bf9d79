/// What rules and delivery columns may name.
extension Workflow {
  /// Names whose value is one text of a case: built-ins, fields that are no tables, and
  /// `name.code` for those with codes; in the order of the file.
  public var fieldNames: [String] {
    BuiltInField.allCases.map(\.rawValue)
      + fields.filter { $0.type != .table }.flatMap(\.deliverableNames)
  }

  /// Names that a column may carry where each line is a row of this table: its columns first, then
  /// those of the case.
  public func fieldNames(rowsOf table: String) -> [String] {
    let columns = field(named: table)?.table?.columns ?? []
    let own = columns.flatMap(\.deliverableNames)
    return own + fieldNames.filter { !own.contains($0) }
  }

  /// Names of fields and columns that some target posts in Shift_JIS.
  public var namesInShiftJIS: Set<String> {
    var names: Set<String> = []
    for target in deliver {
      if let file = target.textFile, file.encoding == .shiftJIS {
        names.formUnion(file.columns.map(\.value))
      }
    }
    return names
  }
}

extension Field {
  /// The field's name, and `name.code` where it has codes.
  public var deliverableNames: [String] { codes.isEmpty ? [name] : [name, "\(name).code"] }
}
