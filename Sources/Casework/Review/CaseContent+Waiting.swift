public import Readings

extension CaseContent {
  /// Everything that is doubted now, each thing once. What the machine doubted about a value
  /// that a person has since corrected no longer counts.
  public var standingFindings: [Finding] {
    var seen: Set<FindingKey> = []
    let ofFields = fields.flatMap { $0.isCorrected ? [] : $0.reading.findings }
      .filter { !replaced.contains($0.code) }
    return (ofFields + findings.filter(stillSpeaks) + checks).filter {
      seen.insert(FindingKey($0)).inserted
    }
  }

  /// Doubts on the case as a whole that nobody has let stand yet.
  public var openFindings: [Finding] {
    standingFindings.filter {
      $0.severity == .doubt && indexes(of: $0).isEmpty && !acknowledged.contains(FindingKey($0))
    }
  }

  /// How many fields and findings wait for a person.
  public var waiting: Int { fields.count { !$0.isSettled } + openFindings.count }

  /// Fields that a finding speaks of, by index; a table's name stands for all its cells.
  func indexes(of finding: Finding) -> [Int] {
    guard !finding.fields.isEmpty else { return [] }
    return fields.indices.filter { index in
      finding.fields.contains { named in
        let name = fields[index].name
        return name == named || FieldReading.cell(of: name)?.table == named
      }
    }
  }

  private func stillSpeaks(_ finding: Finding) -> Bool {
    let spoken = indexes(of: finding)
    return spoken.isEmpty || !spoken.contains { fields[$0].isCorrected }
  }
}

extension FieldState {
  /// Whether the value that stands is another than the machine's.
  var isCorrected: Bool {
    decisions.contains { !$0.isPast && $0.action == .correct } && value != reading.value
  }
}
