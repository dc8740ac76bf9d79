import Readings
import Recognition
import Workflows

/// The lexicons of the reader, each nil where its file is missing.
struct Lexicons {
  var postal: PostalTable?
  var names: NameTable?

  /// Lets lexicons speak to the fields of a page once they are read.
  ///
  /// Which 〒 belongs to an address, the workflow says by `agrees_with`; an address without it is
  /// held against the table alone. In the same way フリガナ belongs to 氏名.
  func support(_ read: inout [(field: Field, outcome: FieldOutcome)]) {
    addresses(&read)
    if let names {
      for index in read.indices where read[index].field.type == .name {
        NameSupport(table: names).divide(&read[index])
      }
    }
    for index in read.indices where read[index].field.type == .name {
      guard
        let place = read.firstIndex(where: { other in
          other.field.type == .kana
            && (other.field.name == read[index].field.agreesWith
              || other.field.agreesWith == read[index].field.name)
        }), !read[index].outcome.raw.isEmpty
      else { continue }
      guard let names else {
        read[index].outcome.findings.append(.noNameTable(read[index].field.name))
        continue
      }
      var reading = read[place]
      NameSupport(table: names).support(name: &read[index], reading: &reading)
      read[place] = reading
    }
    if let names {
      for index in read.indices where read[index].field.type == .name {
        NameSupport(table: names).recognise(&read[index])
        NameSupport(table: names).doubtDivision(of: &read[index])
      }
      for index in read.indices where read[index].field.type == .kana {
        NameSupport(table: names).recognise(reading: &read[index])
      }
    }
    EchoSupport.support(&read)
  }

  private func addresses(_ read: inout [(field: Field, outcome: FieldOutcome)]) {
    for index in read.indices where read[index].field.type == .address {
      let place = read.firstIndex { other in
        other.field.type == .postalCode
          && (other.field.name == read[index].field.agreesWith
            || other.field.agreesWith == read[index].field.name)
      }
      if let postal {
        var code = place.map { read[$0] }
        PostalSupport(table: postal).support(address: &read[index], code: &code)
        if let place, let code { read[place] = code }
      } else if !read[index].outcome.raw.isEmpty {
        read[index].outcome.findings.append(.noPostalTable(read[index].field.name))
      }
      AddressTailSupport.support(&read[index])
    }
  }
}

extension FieldOutcome {
  /// Takes a lexicon's text for the value; what was read stays in `raw`.
  mutating func take(_ text: String, of field: Field, because finding: Finding) {
    guard let canonical = try? FieldNormalizer.canonical(text, of: field), canonical != value else {
      return
    }
    value = canonical
    evidence.lexicon = .changed
    findings.append(finding)
  }
}
