/// Why a document, or a page of it, cannot be processed. Holds no personal data.
public struct Refusal: Error, Codable, Hashable, Sendable {
  public enum Code: String, Codable, Hashable, Sendable, CaseIterable {
    case empty
    case unknownFormat
    case truncated
    case corruptImage
    case encrypted
    case noPages
    case tooManyPages
    case tooManyPixels
    case tooManyBytes
    /// The engines needed are missing or broken; not the document's fault.
    case readerUnavailable
    case readerCrashed
    case readerTimedOut
  }

  public var code: Code
  /// The page it happened on, 1 for the first; nil where it concerns the whole file.
  public var page: Int?
  /// Detail for operators, such as the message of a library; never content of the document.
  public var detail: String

  public init(_ code: Code, page: Int? = nil, detail: String = "") {
    self.code = code
    self.page = page
    self.detail = detail
  }

  /// For staff: what happened and what to do.
  public var japanese: String {
    let place = page.map { "（\($0)ページ目）" } ?? ""
    return code.japanese + place
  }

  public var english: String {
    let place = page.map { " (page \($0))" } ?? ""
    return code.english + place
  }
}

extension Refusal.Code {
  /// What happened and what to do, for staff.
  public var japanese: String {
    switch self {
    case .empty: "ファイルが空です（0バイト）。もう一度スキャンしてください。"
    case .unknownFormat:
      "対応していない形式のファイルです。PDF・TIFF・JPEG・PNGのいずれかでスキャンし直してください。"
    case .truncated: "ファイルが途中で切れています。もう一度スキャンしてください。"
    case .corruptImage: "画像が壊れていて読み取れません。もう一度スキャンしてください。"
    case .encrypted: "パスワードで保護されたPDFです。保護を外したファイルを投入してください。"
    case .noPages: "ページがありません。もう一度スキャンしてください。"
    case .tooManyPages: "ページ数が上限を超えています。ファイルを分けて投入してください。"
    case .tooManyPixels: "画像が大きすぎます。300dpi程度でスキャンし直してください。"
    case .tooManyBytes: "ファイルの容量が上限を超えています。分けて投入してください。"
    case .readerUnavailable: "読取エンジンが使えません。システム管理者に連絡してください。"
    case .readerCrashed: "読取中に異常終了しました。原本を確認し、システム管理者に連絡してください。"
    case .readerTimedOut: "読取が制限時間内に終わりませんでした。原本を確認してください。"
    }
  }

  public var english: String {
    switch self {
    case .empty: "The file is empty (0 bytes). Scan it again."
    case .unknownFormat: "The format is not supported. Scan to PDF, TIFF, JPEG or PNG."
    case .truncated: "The file is cut off. Scan it again."
    case .corruptImage: "The image is damaged and cannot be read. Scan it again."
    case .encrypted: "The PDF is protected by a password. Remove the protection and drop it again."
    case .noPages: "The file has no pages. Scan it again."
    case .tooManyPages: "The file has more pages than allowed. Split it."
    case .tooManyPixels: "The image is too large. Scan at about 300 dpi."
    case .tooManyBytes: "The file is larger than allowed. Split it."
    case .readerUnavailable: "The reading engine is not available. Tell the system operator."
    case .readerCrashed: "Reading ended abnormally. Check the original and tell the operator."
    case .readerTimedOut: "Reading did not finish in time. Check the original."
    }
  }
}
