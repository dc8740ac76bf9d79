import CTesseract
import Readings

/// A Tesseract handle with one language, freed with its owner.
struct TesseractEngine: ~Copyable {
  enum Mode {
    case line, character, block

    var segmentation: TessPageSegMode {
      switch self {
      case .line: PSM_SINGLE_LINE
      case .character: PSM_SINGLE_CHAR
      case .block: PSM_SINGLE_BLOCK
      }
    }
  }

  private let handle: OpaquePointer
  private let iteratorLevel = RIL_SYMBOL

  static var version: String { String(cString: TessVersion()) }

  /// Loads a language; about 100 ms for jpn.
  ///
  /// - Parameter folder: where `<language>.traineddata` lies; nil for Tesseract's own place.
  /// - Throws: `Refusal(.readerUnavailable)` that names the Debian package where the language
  ///   is missing.
  init(language: String, folder: String?, settings: [(String, String)] = []) throws {
    guard let handle = TessBaseAPICreate() else {
      throw Refusal(.readerUnavailable, detail: "Tesseract could not be created.")
    }
    guard TessBaseAPIInit2(handle, folder, language, OEM_LSTM_ONLY) == 0 else {
      TessBaseAPIDelete(handle)
      throw Refusal(
        .readerUnavailable,
        detail:
          "Tesseract cannot load the language \(language). Install the Debian package"
          + " tesseract-ocr-\(language), or set TESSDATA_PREFIX to the folder that holds"
          + " \(language).traineddata.")
    }
    self.handle = handle
    for (name, value) in Self.settings + settings {
      _ = TessBaseAPISetVariable(handle, name, value)
    }
  }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// Inverted text does not occur in fields; trying for it doubles the time of weak lines.
  /// Dictionaries favour frequent words over what is written; names and addresses suffer.
  private static let settings = [
    ("tessedit_do_invert", "0"),
    ("load_system_dawg", "0"), ("load_freq_dawg", "0"),
    ("preserve_interword_spaces", "1"),
    ("debug_file", "/dev/null"),
  ]

  /// Only these characters may be read; empty allows all.
  func allow(_ characters: String) {
    _ = TessBaseAPISetVariable(handle, "tessedit_char_whitelist", characters)
  }

  /// Reads a crop. The handle stays usable after a passed deadline.
  func read(_ crop: Crop, mode: Mode, deadline: Int) throws -> [TextOpinion.Symbol] {
    TessBaseAPISetPageSegMode(handle, mode.segmentation)
    // The picture is copied by the call, so that the pointer need not outlive it.
    crop.pixels.withUnsafeBufferPointer {
      TessBaseAPISetImage(
        handle, $0.baseAddress, Int32(crop.width), Int32(crop.height), 1, Int32(crop.width))
    }
    TessBaseAPISetSourceResolution(handle, Int32(crop.dpi.rounded()))
    defer {
      TessBaseAPIClear(handle)
      TessBaseAPIClearAdaptiveClassifier(handle)
    }
    guard let monitor = TessMonitorCreate() else {
      throw Refusal(.readerUnavailable, detail: "Tesseract could not create a monitor.")
    }
    defer { TessMonitorDelete(monitor) }
    TessMonitorSetDeadlineMSecs(monitor, Int32(clamping: deadline))
    guard TessBaseAPIRecognize(handle, monitor) == 0 else {
      throw Refusal(.readerTimedOut, detail: "Tesseract did not finish in \(deadline) ms.")
    }
    return symbols()
  }

  private func symbols() -> [TextOpinion.Symbol] {
    guard let iterator = TessBaseAPIGetIterator(handle) else { return [] }
    defer { TessResultIteratorDelete(iterator) }
    let page = TessResultIteratorGetPageIteratorConst(iterator)
    var result: [TextOpinion.Symbol] = []
    repeat {
      guard let text = TessResultIteratorGetUTF8Text(iterator, iteratorLevel) else { continue }
      defer { TessDeleteText(text) }
      var left: Int32 = 0
      var top: Int32 = 0
      var right: Int32 = 0
      var bottom: Int32 = 0
      _ = TessPageIteratorBoundingBox(page, iteratorLevel, &left, &top, &right, &bottom)
      let startsLine =
        !result.isEmpty && TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0
      if startsLine {
        result.append(.init(text: "\n", confidence: 1, left: Int(left), right: Int(left)))
      }
      result.append(
        .init(
          text: String(cString: text),
          confidence: min(
            1, max(0, Double(TessResultIteratorConfidence(iterator, iteratorLevel)) / 100)),
          left: Int(left), right: Int(right)))
    } while TessResultIteratorNext(iterator, iteratorLevel) != 0
    return result
  }
}
