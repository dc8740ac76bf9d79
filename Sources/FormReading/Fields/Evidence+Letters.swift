import Foundation
import Readings
import Recognition

extension Evidence.Letters {
  /// Of a value and the letters that it was read from; nil where none was seen alone.
  ///
  /// - Parameters:
  ///   - isReading: it is written in kana, and nothing else may stand there.
  ///   - settled: letters from its first that others confirm.
  ///   - boxes: what may stand in each box that is written in; empty where letters stand in none.
  init?(
    _ value: String, isReading: Bool, settled: Int = 0, readFrom letters: [ReadLetter],
    boxes: [[Candidate]] = []
  ) {
    let written = letters.filter { !$0.text.isWhitespace }
    guard written.contains(where: { $0.single != nil }) else { return nil }
    let text = value.filter { !$0.isWhitespace }
    var sources = [Int?](repeating: nil, count: text.count)
    for (place, source) in ReadLetter.aligned(
      text.map(String.init), written.map { String($0.text) })
    {
      sources[place] = source
    }
    self.init(lead: Self.most)
    for (place, (letter, source)) in zip(text, sources).enumerated() {
      let sight = source.map { source in
        LetterSight(
          letter: written[source], box: boxes.count == written.count ? boxes[source] : nil)
      }
      add(letter, sight, isReading, isSettled: place < settled)
    }
    if asked == 0 { lead = 0 }
  }

  /// Beyond it a lead says no more: of a letter alone, and of all who read it together.
  private static let most = 12.0
  private static let mostTogether = 20.0

  private mutating func add(
    _ letter: Character, _ sight: LetterSight?, _ isReading: Bool, isSettled: Bool
  ) {
    let group = TwinLetters.group(of: letter)
    let near = NearLetters.of(letter)
    // A variant that was not told is the same as one that was told wrong.
    func isUntold() {
      if group != nil { variant = -Self.most }
      if !near.isEmpty { self.near = -Self.most }
    }
    func isUnseen() {
      unseen += 1
      isUntold()
    }
    guard let sight else { return isUnseen() }
    guard let single = sight.letter.single else { return isUntold() }
    if let fit = KanaSize.fit(letter, sight.letter) { size = min(size ?? 1, fit) }
    let forms = LetterForms.alike(letter, inEitherKana: isReading)
    guard let own = single.probability(ofAny: forms) else { return isUnseen() }
    asked += 1
    let rival = single.rival(ofAll: forms, onlyKana: isReading)
    let lead = Self.lead(own, rival.probability)
    if lead < 0 { against += 1 }
    self.lead = min(self.lead, lead)
    let joint = Self.bounded(
      sight.lead(of: forms, beside: rival, onlyKana: isReading), by: Self.mostTogether)
    self.joint = min(self.joint ?? joint, joint)
    if !isSettled { doubt = (doubt ?? 0) + log1p(exp(-joint)) }
    weighMark(of: letter, sight, single)
    if letter == "-" || letter.isASCII && letter.isNumber {
      numbers = min(numbers ?? joint, joint)
    } else if !isSettled {
      rest = min(rest ?? joint, joint)
    }
    func ahead(of rivals: [Character]) -> Double {
      Self.lead(own, rivals.compactMap { single.probability(of: $0) }.max() ?? 0)
    }
    if let group {
      variant = min(variant ?? Self.most, ahead(of: group.filter { $0 != letter }))
    }
    if !near.isEmpty { self.near = min(self.near ?? Self.most, ahead(of: near)) }
  }

  private mutating func weighMark(
    of letter: Character, _ sight: LetterSight, _ single: LetterOpinion
  ) {
    let forms = LetterForms.alike(letter, inEitherKana: true)
    let rivals = forms.flatMap(LetterForms.remarked)
    guard !rivals.isEmpty, let own = single.probability(ofAny: forms) else { return }
    let lead = Self.lead(own, single.probability(ofAny: rivals) ?? 0)
    mark = min(mark ?? lead, lead)
    let joint = Self.bounded(sight.look(of: forms) - sight.look(of: rivals), by: Self.mostTogether)
    jointMark = min(jointMark ?? joint, joint)
  }

  private static func lead(_ own: Double, _ rival: Double) -> Double {
    bounded(log(max(own, 1e-9)) - log(max(rival, 1e-9)), by: most)
  }

  private static func bounded(_ lead: Double, by most: Double) -> Double {
    min(most, max(-most, lead))
  }
}

extension ReadLetter {
  /// What a reader of lines or boxes gives a letter that it did not propose.
  fileprivate static let least = 1e-4

  /// `Evidence.lineDoubt` of a value and the letters that it was read from; nil where there are none.
  static func doubt(of value: String, readFrom letters: [ReadLetter]) -> Double? {
    let written = letters.filter { !$0.text.isWhitespace }
    let text = Array(value.filter { !$0.isWhitespace })
    guard !written.isEmpty, !text.isEmpty else { return nil }
    var sure = [Double](repeating: least, count: text.count)
    for (place, source) in aligned(text.map(String.init), written.map { String($0.text) }) {
      let letter = String(text[place])
      let read = written[source]
      let confidence =
        String(read.text) == letter
        ? read.confidence : read.others.first { $0.text == letter }?.confidence ?? 0
      sure[place] = min(1, max(least, confidence))
    }
    return sure.reduce(0) { $0 - log($1) }
  }
}

/// A letter as all see it who read it: in its line, in its box, and alone.
private struct LetterSight {
  let letter: ReadLetter
  /// nil where it stands in no box.
  let box: [Candidate]?

  /// What a reader of single letters gives one that it did not propose.
  private static let leastAlone = 1e-7

  /// How much likelier than any other letter one is by the product of all probabilities, natural logarithm.
  ///
  /// - Parameters:
  ///   - forms: the letter, and what is the same here.
  ///   - rival: the letter that looks likeliest of all others when seen alone.
  func lead(
    of forms: [Character], beside rival: (letter: Character?, probability: Double), onlyKana: Bool
  ) -> Double {
    var best = look(of: rival.letter.map { [$0] } ?? [], alone: rival.probability)
    let proposed = [letter.text] + (letter.others + (box ?? [])).compactMap(\.text.first)
    for other in Set(proposed).subtracting(forms)
    where other != rival.letter && (!onlyKana || LetterForms.isKana(other)) {
      let all = onlyKana ? LetterForms.alike(other, inEitherKana: true) : [other]
      guard Set(all).isDisjoint(with: forms) else { continue }
      best = max(best, look(of: all))
    }
    return look(of: forms) - best
  }

  /// Natural logarithm of the product of all probabilities of any of the letters.
  func look(of forms: [Character]) -> Double {
    look(of: forms, alone: letter.single?.probability(ofAny: forms) ?? 0)
  }

  private func look(of forms: [Character], alone: Double) -> Double {
    let inLine =
      (forms.contains(letter.text) ? letter.confidence : 0) + share(of: forms, among: letter.others)
    let inBox = box.map { share(of: forms, among: $0) } ?? 1
    return log(max(inLine, ReadLetter.least)) + log(max(inBox, ReadLetter.least))
      + log(max(alone, Self.leastAlone))
  }

  private func share(of forms: [Character], among candidates: [Candidate]) -> Double {
    candidates.reduce(0) { sum, one in
      sum + (one.text.first.map(forms.contains) == true ? one.confidence : 0)
    }
  }
}
