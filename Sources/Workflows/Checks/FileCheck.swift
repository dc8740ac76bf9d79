import Foundation

/// Blank pages that are not there.
enum FileCheck: SemanticCheck {
  static let kinds: Set<String> = ["pdf", "png", "jpg", "jpeg", "tif", "tiff"]

  /// Where the form's pages are named, as far as a path can be one beside the file.
  static func pathNodes(_ root: YAMLNode) -> [YAMLNode] {
    (root["form"]?["pages"]?.items ?? []).compactMap { node in
      let pathNode = node.text == nil ? node["file"] : node
      guard let pathNode, let path = pathNode.text, TextRule.file.allows(path) else { return nil }
      return pathNode
    }
  }

  static func run(_ context: inout CheckContext) {
    for (index, pathNode) in pathNodes(context.root).enumerated() {
      guard let path = pathNode.text else { continue }
      let url = URL(fileURLWithPath: context.bag.file).deletingLastPathComponent()
        .appendingPathComponent(path)
      if !kinds.contains(url.pathExtension.lowercased()) {
        context.bag.error(
          "file.kind", at: pathNode.position,
          "「\(path)」は PDF でも画像でもありません（\(kinds.sorted().joined(separator: ", "))）",
          "'\(path)' is neither PDF nor image (\(kinds.sorted().joined(separator: ", ")))")
        continue
      }
      guard context.options.checksFiles else { continue }
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if !exists || isFolder.boolValue {
        context.bag.error(
          "file.missing", at: pathNode.position, "白紙の帳票「\(path)」がありません（\(index + 1) ページ目）",
          "the blank page '\(path)' is not there (page \(index + 1))")
      }
    }
  }
}
