internal import Foundation

/// The one way in which names of departments (部署) are kept and compared.
///
/// They come from names of folders, from workflow files and from typing: the same name may arrive
/// decomposed, with blanks at its ends, or with one blank of either width inside.
public enum DepartmentName {
  /// Composed (NFC), without white space at its ends, every run of white space inside as one
  /// blank. Empty where nothing else is in it. Folding again changes nothing.
  public static func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
