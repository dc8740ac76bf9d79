import Japanese
import Workflows

/// Makes up an application that fits a workflow's fields, by their types and names.
struct Composer {
  let workflow: Workflow
  var random: SplitMix64

  init(_ workflow: Workflow, seed: SplitMix64) {
    self.workflow = workflow
    random = seed
  }

  /// An application. Nearly all are as people hand them in who have read the form: its rules hold.
  mutating func compose() -> FilledForm {
    let careless = random.chance(0.03)
    let engine = try? RuleEngine(workflow: workflow)
    var form = draft()
    for _ in 0..<40 where !careless {
      guard let engine, breaks(form, engine) else { break }
      form = draft()
    }
    return form
  }

  mutating func draft() -> FilledForm {
    let old = workflow.name.contains("高齢")
    var form = FilledForm(household: .make(old: old, by: &random))
    for field in workflow.fields where !field.printed {
      form.values[field.name] = value(of: field, in: form.household)
    }
    settle(&form)
    return form
  }

  private func breaks(_ form: FilledForm, _ engine: RuleEngine) -> Bool {
    let day = form.household.today.parts
    guard let today = CalendarDate(year: day.year, month: day.month, day: day.day) else {
      return false
    }
    let values = Truth(workflow, form: form).caseValues
    return !engine.evaluate(values: values, receptionDate: today).isEmpty
  }

  mutating func value(of field: Field, in household: Household) -> FieldValue? {
    if case .table(let table) = field.source {
      let filled = rows(
        of: table, named: field.name, least: field.required ? 1 : 0, in: household)
      return filled.isEmpty ? nil : .rows(filled)
    }
    if !field.required, random.chance(blankChance(field)) { return nil }
    let value = single(field, person: FieldWords(field.name).person(of: household), in: household)
    // A code that we cannot draw is one that nobody handed in.
    if case .code(_, let kinds) = field.source, case .text(_, let written)? = value,
      DrawnCode(written, kinds: kinds) == nil
    {
      return nil
    }
    return value
  }

  private var isLeaving: Bool { workflow.name.contains("転出") }

  private func blankChance(_ field: Field) -> Double {
    switch field.type {
    case .kana, .name, .date: 0.04
    case .seal, .signature: 0.2
    case .text, .number: 0.25
    default: 0.1
    }
  }

  /// A value for one person: the applicant, or the person of a row.
  private mutating func single(
    _ field: Field, person: Person, in household: Household
  ) -> FieldValue? {
    let words = FieldWords(field.name)
    if let text = codeText(of: field) { return .same(text) }
    switch field.type {
    case .name: return .same(words.has("犬") ? household.dog : person.name)
    case .kana: return .same(kana(of: field, person: person))
    case .date: return .date(date(words, person: person, in: household))
    case .myNumber: return .same(person.myNumber)
    case .postalCode:
      return .same(words.place(of: household, leaving: isLeaving).town.postalCode)
    case .address: return .same(words.place(of: household, leaving: isLeaving).address)
    case .phone:
      return .same(words.has("勤務", "自宅") ? Home.telephone(by: &random) : household.telephone)
    case .number: return number(words)
    case .digits: return .same(random.digits(digitCount(field)))
    case .corporateNumber: return .same(Self.corporateNumber(by: &random))
    case .choice, .choices: return choice(field, person: person, in: household)
    case .seal, .signature: return .seal(surname: person.surname)
    case .text: return text(field, words, person: person, in: household)
    case .table: return nil
    }
  }

  private func kana(of field: Field, person: Person) -> String {
    let named = workflow.fields.first { $0.agreesWith == field.name }?.name ?? field.name
    return FieldWords(named).has("犬") ? "" : person.kana
  }

  private mutating func date(_ words: FieldWords, person: Person, in household: Household) -> Day {
    let today = household.today
    if words.has("犬の生年月日") { return today.plus(-random.whole(600...5_800)) }
    if words.has("生年月日") { return person.born }
    if words.has("死亡") { return today.plus(-random.whole(0...28)) }
    if words.has("終了") { return today.plus(-random.whole(1...60)) }
    if words.has("入院") { return today.plus(-random.whole(91...300)) }
    if words.has("異動", "転出予定", "使用開始", "開始日") { return today.plus(random.whole(-10...13)) }
    if words.has("登録", "取得", "交付年") { return today.plus(-random.whole(200...3_000)) }
    return today
  }

  private mutating func number(_ words: FieldWords) -> FieldValue {
    if words.has("人数", "世帯員") { return .same(String(random.whole(1...6))) }
    if words.has("日数") { return .same(String(random.whole(91...300))) }
    let amount = random.whole(12...980) * 1_000
    var written = String(amount)
    if written.count > 3, random.chance(0.6) {
      written.insert(",", at: written.index(written.endIndex, offsetBy: -3))
    }
    return .text(canonical: String(amount), written: written)
  }

  private func digitCount(_ field: Field) -> Int {
    if let length = field.length { return length }
    if case .cells(let cells) = field.source { return cells.count }
    return 6
  }

  /// The check digit of 法人番号 (財務省令第70号, 2014) stands first.
  static func corporateNumber(by random: inout SplitMix64) -> String {
    let digits = (0..<12).map { _ in random.whole(0...9) }
    var sum = 0
    for n in 1...12 { sum += digits[12 - n] * (n.isMultiple(of: 2) ? 2 : 1) }
    return String(9 - sum % 9) + digits.map(String.init).joined()
  }

  private mutating func choice(
    _ field: Field, person: Person, in household: Household
  ) -> FieldValue? {
    guard case .marks(_, let marks) = field.source, !marks.isEmpty else { return nil }
    let labels = marks.map(\.label)
    if FieldWords(field.name).has("性別"), !FieldWords(field.name).has("犬") {
      let mine = labels.first { $0.contains(person.isWoman ? "女" : "男") }
      return mine.map { .marks([$0]) }
    }
    if field.type == .choice { return .marks([random.pick(labels)]) }
    let many = random.chance(0.5) ? 1 : random.whole(1...min(3, labels.count))
    let chosen = Set(random.shuffled(labels).prefix(many))
    return .marks(labels.filter(chosen.contains))
  }

  private mutating func rows(
    of table: Table, named name: String, least: Int, in household: Household
  ) -> [[String: FieldValue]] {
    let children = FieldWords(name).has("児童", "子")
    let people = children ? household.children : household.members
    let count = min(
      table.rowCount, people.count, random.whole(least...max(least, table.rowCount)))
    return people.prefix(count).map { person in
      var row: [String: FieldValue] = [:]
      for column in table.columns {
        let rarelyBlank = column.type == .text && column.oneOf.isEmpty && random.chance(0.3)
        if !column.required, rarelyBlank { continue }
        row[column.name] = single(column, person: person, in: household)
      }
      return row
    }
  }
}
