import Foundation
import Readings
import Workflows

/// Looks whether the pages of a case speak of the same people.
///
/// Two sheets that a duplex scanner draws in together come out as the front of one and the back of the other: pages
/// 1 and 2 of a form, of two persons. Nothing but what is written on them tells. A page is bound to the others by a
/// family name, a telephone number, an address or a number that both have; where both have such fields and none of
/// them agrees, a person must look. Two people of one family name are not told apart.
struct PageBonds {
  let workflow: Workflow

  func findings(for pages: [CaseAssembler.Page]) -> [Finding] {
    let pages = pages.filter { workflow.form.pages.indices.contains($0.formPage - 1) }
    guard pages.count > 1 else { return [] }
    let signs = pages.map { PersonSigns($0.fields) }
    return pages.indices.compactMap { index in
      let others = signs.indices.filter { $0 != index }.map { signs[$0] }
      let ties = others.map(signs[index].tie)
      guard ties.contains(.none), !ties.contains(.bound) else { return nil }
      // Of two pages neither is the strange one.
      if pages.count == 2, index > 0 { return nil }
      return .strangePage(
        pages[index].index, beside: pages.indices.filter { $0 != index }.map { pages[$0].index },
        of: workflow.name)
    }
  }
}

/// What a page says of people that another page may say, too.
private struct PersonSigns {
  private var names: [NameParts] = []
  private var readings: [NameParts] = []
  private var addresses: [String] = []
  private var phones: Set<String> = []
  /// Of accounts, insured persons and the like.
  private var numbers: Set<String> = []

  enum Tie {
    /// They have nothing that could be compared.
    case open
    /// They agree in something.
    case bound
    /// They could agree, and do not.
    case none
  }

  /// Digits from which a number is one person's.
  private static let ownNumber = 7

  init(_ fields: [FieldReading]) {
    for field in fields {
      guard let value = field.value, !value.isEmpty, let type = FieldType(rawValue: field.type)
      else { continue }
      switch type {
      case .name: names.append(NameParts(value))
      case .kana: readings.append(NameParts(value))
      case .address: addresses.append(value.filter { !$0.isWhitespace })
      case .phone: phones.insert(value)
      case .digits, .myNumber, .corporateNumber:
        if value.count >= Self.ownNumber { numbers.insert(value) }
      default: break
      }
    }
  }

  func tie(to other: PersonSigns) -> Tie {
    if !phones.isDisjoint(with: other.phones) || !numbers.isDisjoint(with: other.numbers)
      || isBound(names, other.names) || isBound(readings, other.readings)
      || addresses.contains(where: { other.addresses.contains(where: $0.isSamePlace) })
    {
      return .bound
    }
    func both(_ has: (PersonSigns) -> Bool) -> Bool { has(self) && has(other) }
    let isComparable =
      both { !$0.names.isEmpty } || both { !$0.readings.isEmpty } || both { !$0.phones.isEmpty }
      || both { !$0.addresses.isEmpty }
    return isComparable ? .none : .open
  }

  private func isBound(_ own: [NameParts], _ others: [NameParts]) -> Bool {
    own.contains { name in
      let echo = name.echo(among: others)
      // Every fifth family name ends in 田: of two letters one is nothing in common.
      let mayBeMisread = echo.isNear && (name.family?.count ?? 0) > 2
      return echo.whole > 0 || echo.family > 0 || mayBeMisread
    }
  }
}

extension String {
  /// Whether both name the same place as far as both go: the shorter may lack the prefecture or what follows the
  /// house's number.
  fileprivate func isSamePlace(_ other: String) -> Bool {
    let (short, long) = count < other.count ? (self, other) : (other, self)
    return long.contains(short) || Self.street(self) == Self.street(other)
  }

  /// Up to its first number and that number.
  private static func street(_ address: String) -> Substring {
    guard let start = address.firstIndex(where: \.isNumber) else { return address[...] }
    return address[..<(address[start...].firstIndex { !$0.isNumber } ?? address.endIndex)]
  }
}

extension Finding {
  /// - Parameter others: the other pages of the form.
  static func strangePage(_ page: Int, beside others: [Int], of form: String) -> Finding {
    let list = ([page] + others).sorted().map(String.init)
    return Finding(
      code: "case.persons",
      japanese: "「\(form)」の\(list.joined(separator: "、"))ページ目に、共通する氏名・電話番号・住所がありません。"
        + "別の人の用紙が混じっていないか、抜けた用紙がないか、原本で確かめてください。",
      english:
        "Pages \(list.joined(separator: ", ")) of '\(form)' share no name, telephone number or address. Check the"
        + " paper: they may be of two persons, and a sheet may be missing.")
  }
}
