/// Makes the model out of nodes. It reports nothing: `ShapeChecker` has already said what is wrong,
/// and what is wrong is left out here.
struct WorkflowDecoder {
  let source: SourceText

  func draft(_ root: YAMLNode) -> WorkflowDraft {
    let form = form(root["form"])
    var draft = WorkflowDraft(
      workflow: Workflow(
        id: root["id"]?.text ?? "", name: root["name"]?.text ?? "",
        department: root["department"]?.text ?? "",
        activation: word(root["activation"]) ?? .direct, form: form.form, fields: [],
        rules: (root["rules"]?.items ?? []).compactMap(rule),
        accept: acceptance(root["accept"]),
        review: review(root["review"]), approve: texts(root["approve"]),
        queue: root["queue"]?.text ?? "",
        deliver: (root["deliver"]?.items ?? []).compactMap(target),
        retain: retention(root["retain"])))
    draft.knowsPages = form.complete
    for entry in root["fields"]?.entries ?? [] {
      var broken: Set<String> = []
      if let field = FieldDecoder.field(entry, brokenColumns: &broken) {
        draft.workflow.fields.append(field)
        if !broken.isEmpty { draft.brokenColumns[field.name] = broken }
      } else {
        draft.brokenFields.insert(entry.key)
      }
    }
    return draft
  }

  func word<Value: RawRepresentable<String>>(_ node: YAMLNode?) -> Value? {
    node?.text.flatMap(Value.init(rawValue:))
  }

  private func texts(_ node: YAMLNode?) -> [String] { node?.items?.compactMap(\.text) ?? [] }

  private func form(_ node: YAMLNode?) -> (form: Form, complete: Bool) {
    let items = node?["pages"]?.items ?? []
    let pages = items.compactMap(page)
    let identify = (node?["identify"]?.items ?? []).compactMap { item -> IdentifyingText? in
      guard let text = item["text"]?.text, let box = FieldDecoder.box(item["box"]) else {
        return nil
      }
      return IdentifyingText(text: text, box: box, page: item["page"]?.integer ?? 1)
    }
    return (
      Form(
        pages: pages, identify: identify, attachments: word(node?["attachments"]),
        blankPages: word(node?["blank_pages"]), addedText: word(node?["added_text"])),
      !pages.isEmpty && pages.count == items.count
    )
  }

  private func page(_ node: YAMLNode) -> FormPage? {
    if let path = node.text { return FormPage(path: path) }
    guard let path = node["file"]?.text else { return nil }
    return FormPage(
      path: path, pageOfFile: node["page"]?.integer ?? 1,
      optional: node["optional"]?.boolean ?? false)
  }

  func ruleText(_ node: YAMLNode?) -> RuleText? {
    guard let node, let text = node.text else { return nil }
    let place = node.scalarPositions(in: source).first ?? node.position
    return RuleText(text, line: place.line, column: place.column)
  }

  private func rule(_ node: YAMLNode) -> Rule? {
    let demand: Rule.Demand
    if let check = ruleText(node["check"]) {
      demand = .check(check)
    } else if let fields = node["require"]?.items {
      demand = .require(fields.compactMap(\.text))
    } else {
      return nil
    }
    return Rule(
      each: node["each"]?.text, when: ruleText(node["when"]), demand: demand,
      say: node["say"]?.text)
  }

  private func acceptance(_ node: YAMLNode?) -> Acceptance {
    Acceptance(
      maxError: node?["max_error"]?.number ?? Acceptance().maxError,
      unproven: word(node?["unproven"]) ?? .ordinary)
  }

  private func review(_ node: YAMLNode?) -> ReviewPolicy {
    ReviewPolicy(
      mode: word(node?["mode"]) ?? .doubtful, double: texts(node?["double"]),
      sample: node?["sample"]?.number ?? ReviewPolicy().sample)
  }

  private func retention(_ node: YAMLNode?) -> Retention? {
    guard let node, let years = node["years"]?.integer else { return nil }
    return Retention(years: years, from: word(node["from"]) ?? .fiscalYearAfterCompletion)
  }

  // MARK: - Delivery

  private func target(_ node: YAMLNode) -> DeliveryTarget? {
    if let csv = node["csv"], let file = file(csv) { return .csv(file) }
    if let json = node["json"], let file = file(json) { return .json(file) }
    if let pdf = node["searchable_pdf"], let folder = pdf["folder"]?.text {
      return .searchablePDF(PDFTarget(folder: folder, myNumber: word(pdf["my_number"]) ?? .omit))
    }
    return nil
  }

  private func file(_ node: YAMLNode) -> FileTarget? {
    guard let folder = node["folder"]?.text else { return nil }
    let rows = node["rows"]?.text ?? "case"
    var batch = FileTarget.Batch.case
    if let cases = node["batch"]?["cases"]?.integer,
      let minutes = node["batch"]?["minutes"]?.integer
    {
      batch = .closed(cases: cases, minutes: minutes)
    }
    return FileTarget(
      folder: folder, encoding: word(node["encoding"]) ?? .utf8,
      rows: rows == "case" ? .case : .table(rows), batch: batch,
      columns: (node["columns"]?.items ?? []).compactMap(column))
  }

  private func column(_ node: YAMLNode) -> Column? {
    if let name = node.text { return Column(header: name, value: name) }
    guard let value = node["value"]?.text else { return nil }
    return Column(
      header: node["header"]?.text ?? value, value: value, format: node["format"]?.text)
  }
}
