import Workflows

/// Which person and which thing a field's name speaks of. Workflow files use the words of the
/// paper, so the names of their fields say what belongs in them.
struct FieldWords {
  let name: String

  init(_ name: String) { self.name = name }

  func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }

  /// The person meant, in the row of this index where the field is a column.
  func person(of household: Household) -> Person {
    if has("配偶者") { return household.spouse }
    if has("父") { return household.father }
    if has("母") { return household.mother }
    if has("代理", "受任", "所有者", "大家", "管理") { return household.stranger }
    // On forms that speak of the insured, who applies is somebody else.
    if has("申請者") { return household.children.first ?? household.applicant }
    if has("世帯主") {
      return household.applicant.isWoman ? household.spouse : household.applicant
    }
    return household.applicant
  }

  /// Where the field's address lies: the new home, the one left behind, or somewhere else.
  /// A person who moves out of the city leaves 旧住所 in it; one who moves in has it elsewhere.
  func place(of household: Household, leaving: Bool) -> Home {
    if has("代理", "所在地", "送付先", "請求先") { return household.third }
    if has("新住所", "新郵便", "転出先") { return household.other }
    if has("旧", "前住所"), !leaving { return household.other }
    return household.home
  }
}
