/// Where a line of characters stands on a page, as far as a reader should read it in one go.
public struct TextLineArea: Hashable, Sendable {
  /// Pixels of the page: the ink's bounds; `right` and `bottom` are the first outside.
  public var left: Int
  public var top: Int
  public var right: Int
  public var bottom: Int
  /// The characters stand in boxes of their own, side by side.
  public var isBoxed: Bool

  public init(left: Int, top: Int, right: Int, bottom: Int, isBoxed: Bool = false) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
    self.isBoxed = isBoxed
  }

  public var width: Int { right - left }
  public var height: Int { bottom - top }

  func union(_ other: TextLineArea) -> TextLineArea {
    TextLineArea(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom), isBoxed: isBoxed || other.isBoxed)
  }

  /// Rows that both have; negative where they stand apart.
  func sharedRows(_ other: TextLineArea) -> Int {
    min(bottom, other.bottom) - max(top, other.top)
  }

  /// Columns that both have; negative where they stand apart.
  func sharedColumns(_ other: TextLineArea) -> Int {
    min(right, other.right) - max(left, other.left)
  }
}

/// A straight rule on a page, pixels of the page.
public struct PageRule: Hashable, Sendable {
  public var left: Int
  public var top: Int
  public var right: Int
  public var bottom: Int

  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }
}
