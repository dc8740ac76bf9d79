import Imaging

/// The blanks of the forms that were met last, with what was worked out from them. A stack is mostly of a few forms.
final class KnownBlanks {
  /// One page of a form.
  struct Blank {
    var print: BlankPrint
    var places: BlankPlaces
  }

  /// How many pages are kept, each of some thirty megabytes, forty at most.
  static let most = 2

  private struct Key: Hashable {
    var digest: String
    var page: Int
  }

  /// The one met last at the end.
  private var known: [(key: Key, blank: Blank)] = []

  /// - Parameter formPage: 1 for the first.
  func blank(of form: LoadedForm, formPage: Int) -> Blank {
    let key = Key(digest: form.digest, page: formPage)
    if let index = known.firstIndex(where: { $0.key == key }) {
      let found = known.remove(at: index)
      known.append(found)
      return found.blank
    }
    let page = form.pages[formPage - 1]
    let blank = Blank(print: BlankPrint(page), places: BlankPlaces(page))
    if known.count == Self.most { known.removeFirst() }
    known.append((key, blank))
    return blank
  }
}
