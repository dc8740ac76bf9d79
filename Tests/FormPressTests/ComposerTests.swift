import Japanese
import Testing
import Workflows

@testable import FormPress

@Suite struct ComposerTests {
  private func truths(_ workflow: Workflow, _ count: UInt64) -> [Truth] {
    (0..<count).map { seed in
      var composer = Composer(workflow, seed: SplitMix64(seed: seed))
      return Truth(workflow, form: composer.compose())
    }
  }

  @Test("Every value of a truth is canonical for its field", arguments: Shipped.ids)
  func canonical(_ id: String) throws {
    let workflow = try Shipped.workflow(id)
    for truth in truths(workflow, 60) {
      for field in workflow.fields where field.type != .seal && field.type != .signature {
        switch truth.fields[field.name] {
        case .rows(let rows):
          for row in rows {
            for column in field.table?.columns ?? [] {
              guard let value = row[column.name]?.canonical, !value.isEmpty else { continue }
              #expect(try FieldNormalizer.canonical(value, of: column) == value)
            }
          }
        case let value?:
          #expect(try FieldNormalizer.canonical(value.canonical, of: field) == value.canonical)
        case nil: #expect(!field.required || truth.workflow == id)
        }
      }
    }
  }

  @Test("Rules hold on nearly all forms, and are broken on some", arguments: Shipped.ids)
  func rules(_ id: String) throws {
    let workflow = try Shipped.workflow(id)
    let engine = try RuleEngine(workflow: workflow)
    let today = try #require(CalendarDate(year: 2026, month: 4, day: 1))
    let broken = truths(workflow, 100).filter {
      !engine.evaluate(values: $0.caseValues, receptionDate: today).isEmpty
    }
    #expect(broken.count <= 10)
  }

  @Test("Required fields are filled", arguments: Shipped.ids)
  func required(_ id: String) throws {
    let workflow = try Shipped.workflow(id)
    for truth in truths(workflow, 40) {
      for field in workflow.fields where field.required {
        #expect(truth.fields[field.name] != nil, "\(field.name)")
      }
    }
  }

  @Test("Some optional fields stay blank and some tables have several rows")
  func variety() throws {
    let all = truths(try Shipped.workflow("tenshutsu"), 60)
    #expect(all.contains { $0.fields["電話番号"] == nil })
    let counts = all.map { truth in
      if case .rows(let rows)? = truth.fields["異動する人"] { rows.count } else { 0 }
    }
    #expect(counts.min() == 1)
    #expect((counts.max() ?? 0) >= 4)
  }

  @Test("A page that may be missing is there exactly when somebody acts for another")
  func optionalPage() throws {
    let workflow = try Shipped.workflow("tenshutsu")
    var pages: Set<Bool> = []
    for seed in UInt64(0)..<60 {
      var composer = Composer(workflow, seed: SplitMix64(seed: seed))
      let form = composer.compose()
      let has = form.has(page: 2, of: workflow)
      #expect(has == (form.values["異動者との関係"] == .marks(["代理人"])))
      pages.insert(has)
    }
    #expect(pages == [true, false])
  }

  @Test("A long stay in hospital comes with its days in order")
  func stays() throws {
    let workflow = try Shipped.workflow("koki-gendogaku")
    let long = truths(workflow, 80).filter { $0.fields["長期入院"]?.canonical == "該当" }
    #expect(long.count >= 15)
    for truth in long {
      guard case .rows(let rows)? = truth.fields["入院の状況"] else { continue }
      for row in rows {
        let first = try #require(row["入院開始日"]?.canonical)
        let last = try #require(row["入院終了日"]?.canonical)
        #expect(first <= last)
      }
    }
  }

  @Test("Conditions of rules are understood in both shapes, and others left alone")
  func conditions() {
    #expect(Composer.condition("申請理由 == 'その他'")?.label == "その他")
    #expect(Composer.condition("'鑑札' in 返却するもの")?.field == "返却するもの")
    #expect(Composer.condition("届出日 >= 生年月日") == nil)
    #expect(Composer.condition("age(生年月日) > 3") == nil)
  }
}
