/// Pages that the form does not have.
enum PageCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    guard context.draft.knowsPages else { return }
    let pages = context.workflow.form.pages
    for field in context.workflow.fields where field.page > pages.count {
      report(field.page, context.place(.key("fields"), .key(field.name), .key("page")), &context)
    }
    for (index, item) in (context.root["form"]?["identify"]?.items ?? []).enumerated() {
      guard let page = item["page"]?.integer, page > pages.count else { continue }
      report(
        page, context.place(.key("form"), .key("identify"), .index(index), .key("page")), &context)
    }
    if let first = pages.first, pages.allSatisfy(\.optional) {
      context.bag.error(
        "page.all-optional", at: context.place(.key("form"), .key("pages")),
        "すべてのページが省略可です（\(first.path) など）。少なくとも一つは必要です",
        "every page is optional; at least one must be there")
    }
    var seen: [FormPage] = []
    for (index, page) in pages.enumerated() {
      if seen.contains(where: { $0.path == page.path && $0.pageOfFile == page.pageOfFile }) {
        context.bag.error(
          "page.duplicate", at: context.place(.key("form"), .key("pages"), .index(index)),
          "同じページが二度あります（\(page.path) の \(page.pageOfFile) ページ目）。page: で指定してください",
          "the same page stands twice (page \(page.pageOfFile) of \(page.path)); say which by page:"
        )
      }
      seen.append(page)
    }
  }

  private static func report(
    _ page: Int, _ position: SourcePosition, _ context: inout CheckContext
  ) {
    let count = context.workflow.form.pages.count
    context.bag.error(
      "page.beyond", at: position, "\(page) ページ目はありません（form.pages は \(count) ページ）",
      "there is no page \(page) (form.pages has \(count))")
  }
}
