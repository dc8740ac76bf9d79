import Imaging

/// What the blanks of the forms that were met last print. A stack is mostly of a few forms.
final class BlankPrints {
  /// How many pages are kept, each of some twenty megabytes.
  static let most = 2

  private struct Key: Hashable {
    var digest: String
    var page: Int
  }

  /// The one met last at the end.
  private var known: [(key: Key, print: BlankPrint)] = []

  /// - Parameter formPage: 1 for the first.
  func print(of form: LoadedForm, formPage: Int) -> BlankPrint {
    let key = Key(digest: form.digest, page: formPage)
    if let index = known.firstIndex(where: { $0.key == key }) {
      let found = known.remove(at: index)
      known.append(found)
      return found.print
    }
    let print = BlankPrint(form.pages[formPage - 1])
    if known.count == Self.most { known.removeFirst() }
    known.append((key, print))
    return print
  }
}
