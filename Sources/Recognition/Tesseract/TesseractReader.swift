import Readings

/// Tesseract's LSTM recogniser for one language.
///
/// Start the process with `OMP_THREAD_LIMIT=1` in its environment: Tesseract's own threads make
/// small crops four to five times slower.
public final class TesseractReader: TextReader {
  /// Name and version of the engine, such as `tesseract-5.3.0`.
  public static var engine: String { "tesseract-\(TesseractEngine.version)" }

  public let name: String
  private let engine: TesseractEngine

  /// - Parameters:
  ///   - language: `jpn`, or `eng` for digits.
  ///   - folder: where the traineddata lie; nil for Tesseract's own place.
  /// - Throws: `Refusal(.readerUnavailable)` that names the missing package.
  public convenience init(language: String = "jpn", folder: String? = nil) throws {
    try self.init(language: language, folder: folder, settings: [])
  }

  /// For measuring what Tesseract's variables do.
  package init(language: String, folder: String?, settings: [(String, String)]) throws {
    engine = try TesseractEngine(language: language, folder: folder, settings: settings)
    name = "\(Self.engine)/\(language)"
  }

  public func read(_ request: TextRequest) throws -> TextOpinion {
    guard request.crop.width >= 8, request.crop.height >= 8 else {
      return TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
    }
    engine.allow(request.repertoire.tesseractWhitelist)
    let mode: TesseractEngine.Mode =
      switch request.arrangement {
      case .line: .line
      case .character: .character
      case .block: .block
      }
    let symbols = try engine.read(request.crop, mode: mode, deadline: request.deadline)
    let read = symbols.filter { $0.text != "\n" }
    let mean = read.isEmpty ? 0 : read.map(\.confidence).reduce(0, +) / Double(read.count)
    return TextOpinion(
      opinion: ReaderOpinion(name: name, text: symbols.map(\.text).joined(), confidence: mean),
      symbols: symbols)
  }
}

extension Repertoire {
  /// Whitelists help where every character outside is certainly wrong. For Japanese text they
  /// only delete.
  var tesseractWhitelist: String {
    switch self {
    case .digits: "0123456789"
    case .amount: "0123456789,"
    case .phone: "0123456789-()"
    case .kana:
      String(String.UnicodeScalarView((0x30A1...0x30FA).compactMap(UnicodeScalar.init))) + "ー・"
    case .date, .japanese: ""
    }
  }
}
