import Imaging
import Readings
import Workflows

/// Whether a page is printed as its form is: a city prints a new edition before anybody describes it.
struct EditionDoubts {
  let workflow: Workflow
  /// Page of the form, 1 for the first.
  let formPage: Int
  let sight: PageSight

  /// Areas of the form, millimetres, where the page is printed otherwise.
  func areas() -> [Area] {
    let fields = workflow.fields.filter { $0.page == formPage }.flatMap(\.allBoxes)
      .map { Area($0) }
    return sight.addedRules(outside: fields) + sight.missingPrint(outside: fields)
  }

  /// The places for a finding; `index` is the page of the document, 1 for the first.
  func places(index: Int) -> [FindingPlace] {
    sight.places(areas(), index: index)
  }
}

extension Finding {
  /// A page that is its form, but printed otherwise in some places.
  static func otherEdition(_ page: Int, of form: String, _ places: [FindingPlace]) -> Finding {
    Finding(
      code: "page.otherEdition",
      japanese: "\(page)ページ目は「\(form)」に似ていますが、次の箇所の印刷が違います（\(places.words)）。"
        + "登録されていない版か、印刷が隠れていないか、画像で確かめてください。",
      english:
        "Page \(page) is like '\(form)', but is printed otherwise here: \(places.millimetres)"
        + " (mm from the top left). Check the image: an edition that nobody described, or something"
        + " over the print.", places: places)
  }

  /// A page that fits no form well enough, and is like one of them.
  static func like(_ page: Int, form: String, _ places: [FindingPlace]) -> Finding {
    let whereJapanese = places.isEmpty ? "" : "違う箇所：\(places.words)。"
    let whereEnglish = places.isEmpty ? "" : " It differs here: \(places.millimetres) (mm)."
    return Finding(
      code: "page.like",
      japanese: "\(page)ページ目は登録済みのどの帳票とも言い切れません。「\(form)」に似ています。\(whereJapanese)"
        + "新しい版なら、管理者に白紙帳票の登録を依頼してください。",
      english:
        "Page \(page) is none of the known forms for sure. It is like '\(form)'.\(whereEnglish)"
        + " If it is a new edition, ask the administrator to describe it.", places: places)
  }

  /// A page that fits several forms, between which its print does not decide.
  static func ambiguous(_ page: Int, _ forms: [String]) -> Finding {
    Finding(
      code: "page.ambiguous",
      japanese: "\(page)ページ目は\(forms.map { "「\($0)」" }.joined(separator: "と"))のどちらとも決められません。"
        + "画像を見て帳票を選んでください。",
      english: "Page \(page) could be \(forms.map { "'\($0)'" }.joined(separator: " or ")), and its"
        + " print does not decide. Choose the form from the image.")
  }
}
