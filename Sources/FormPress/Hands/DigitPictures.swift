import Foundation

/// Which of the digits held apart from training a hand takes. No digit is in both halves.
enum DigitHalf: Sendable, Hashable {
  /// To calibrate and tune on.
  case tune
  /// To report on, never tuned on.
  case report
}

/// Pictures of written digits after MNIST (LeCun, Cortes, Burges; commonly given as CC BY-SA 3.0).
struct DigitPictures: Sendable {
  /// Checksums of the unpacked pictures and labels that the boxed-character network was trained on.
  struct Checksums: Sendable, Hashable {
    var pictures: UInt32
    var labels: UInt32

    static let trained = Checksums(pictures: 0x12c1_bb98, labels: 0xd1b5_ae04)
  }

  private var halves: [DigitHalf: [[DigitPicture]]]

  /// Reads the IDX files of a folder and keeps what training held apart.
  ///
  /// - Parameter folder: holds `…train-images-idx3-ubyte` and `…train-labels-idx1-ubyte`, plain or
  ///   packed with gzip.
  /// - Throws: `PressError.unusableData` where they are missing, broken, or not those of training:
  ///   then nobody could say which digits the network has seen.
  init(folder: String) throws(PressError) {
    try self.init(
      folder: folder, expecting: .trained, heldApart: HeldApart.indices,
      mislabelled: HeldApart.mislabelled)
  }

  /// - Parameter mislabelled: left out, without moving any other digit to the other half.
  init(
    folder: String, expecting: Checksums?, heldApart: [Int], mislabelled: Set<Int> = []
  ) throws(PressError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let pictures = try IDXFile(in: folder, names, kind: "train-images", dimensions: 3)
    let labels = try IDXFile(in: folder, names, kind: "train-labels", dimensions: 1)
    let area = DigitPicture.side * DigitPicture.side
    guard pictures.sizes == [labels.sizes[0], DigitPicture.side, DigitPicture.side],
      labels.values.allSatisfy({ $0 < 10 })
    else {
      throw .unusableData(
        path: folder, japanese: "画像とラベルの数か大きさが合いません",
        english: "pictures and labels do not belong together")
    }
    if let expecting,
      expecting != Checksums(pictures: pictures.checksum, labels: labels.checksum)
    {
      throw .unusableData(
        path: folder, japanese: "枠の文字の認識器が学習に使ったMNIST（数字順の6万字）ではないため、学習に使われていない字を選べません",
        english:
          "it is not the file, ordered by digit, that the boxed-character network was trained "
          + "on, so the digits it has not seen cannot be told")
    }
    halves = [.tune: Self.none, .report: Self.none]
    var seen = [Int](repeating: 0, count: 10)
    for index in heldApart where index < labels.sizes[0] {
      let digit = Int(labels.values[labels.values.startIndex + index])
      let half: DigitHalf = seen[digit] % 2 == 0 ? .tune : .report
      seen[digit] += 1
      guard !mislabelled.contains(index) else { continue }
      let picture = DigitPicture(
        pixels: Array(pictures.values.dropFirst(index * area).prefix(area)))
      halves[half]?[digit].append(picture)
    }
    guard seen.allSatisfy({ $0 >= 2 }) else {
      throw .unusableData(
        path: folder, japanese: "書き手に使える数字が足りません", english: "it has too few digits")
    }
  }

  private static let none = [[DigitPicture]](repeating: [], count: 10)

  /// All pictures of a digit, 0 to 9, in one half.
  func pictures(of digit: Int, in half: DigitHalf) -> [DigitPicture] { halves[half]?[digit] ?? [] }
}
