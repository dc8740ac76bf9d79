import Foundation
import Judging
import Readings
import Recognition
import Testing

@testable import FormReading
@testable import Recognition

@Suite("letters looked at one by one")
struct LetterLookTests {
  private let alphabet: LetterAlphabet

  init() throws {
    alphabet = try #require(
      LetterAlphabet(
        classes: "junk\n髙\n高\n崎\n﨑\n山\n橋\nツ\nッ\nつ\n士\n3\n5\nー", alike: "ツﾂ\nー-"))
  }

  /// An opinion that gives these letters these shares.
  private func opinion(
    _ shares: [Character: Float], in known: LetterAlphabet? = nil
  ) -> LetterOpinion {
    let alphabet = known ?? alphabet
    var probabilities = [Float](repeating: 1e-7, count: alphabet.count)
    for (letter, share) in shares {
      if let place = alphabet.place(of: letter) { probabilities[place] = share }
    }
    return LetterOpinion(alphabet: alphabet, probabilities: probabilities)
  }

  private func letter(
    _ text: Character, sure: Double = 0.99, others: [Candidate] = [], _ single: LetterOpinion?
  ) -> ReadLetter {
    var letter = ReadLetter(text, confidence: sure, others: others)
    letter.single = single
    return letter
  }

  private let look = LetterLook(reader: Blank(), clock: StageClock(now: { 0 }))

  @Test("a variant that the line does not know is taken where it is clearly seen")
  func variant() {
    var letters = [
      letter("山", opinion(["山": 0.99])), letter("崎", opinion(["﨑": 0.95, "崎": 0.05])),
    ]
    look.tellVariants(in: &letters)
    #expect(String(letters.map(\.text)) == "山﨑")
    // Hardly told apart, the line's own stays.
    letters = [letter("崎", opinion(["﨑": 0.6, "崎": 0.4]))]
    look.tellVariants(in: &letters)
    #expect(letters[0].text == "崎")
    // What was not seen alone stays, and so does what has no variants.
    letters = [letter("崎", nil), letter("山", opinion(["橋": 0.99]))]
    look.tellVariants(in: &letters)
    #expect(String(letters.map(\.text)) == "崎山")
  }

  @Test("where the line knows both, its opinion weighs, too")
  func both() {
    let seen = opinion(["髙": 0.7, "高": 0.3])
    var letters = [letter("高", sure: 0.5, others: [Candidate(text: "髙", confidence: 0.5)], seen)]
    look.tellVariants(in: &letters)
    #expect(letters[0].text == "髙")
    letters = [letter("高", sure: 0.999, seen)]
    look.tellVariants(in: &letters)
    #expect(letters[0].text == "高")
  }

  @Test("evidence is the least lead of all letters, and counts those that look like others")
  func evidence() throws {
    let letters = [
      letter("山", opinion(["山": 0.9, "橋": 0.1])), letter("﨑", opinion(["﨑": 0.8, "崎": 0.2])),
      letter("\u{3000}", nil), letter("橋", opinion(["橋": 0.25, "山": 0.75])),
    ]
    let found = try #require(
      Evidence.Letters("山﨑　橋", isReading: false, readFrom: letters))
    #expect(found.asked == 3 && found.against == 1 && found.unseen == 0)
    #expect(abs(found.lead + 1.0986) < 1e-3)
    #expect(abs((found.variant ?? 0) - 1.3863) < 1e-3)
    #expect(Evidence.Letters("山", isReading: false, readFrom: [letter("山", nil)]) == nil)
  }

  @Test("what others confirm, and what is a number, each have a lead of their own")
  func parts() throws {
    let letters = [
      letter("山", opinion(["山": 0.5, "橋": 0.25])), letter("橋", opinion(["橋": 0.8, "士": 0.1])),
      letter("3", opinion(["3": 0.6, "5": 0.2])), letter("-", opinion(["ー": 0.9, "3": 0.1])),
    ]
    // What the line did not propose counts as one in ten thousand there.
    let line = log(0.99 / 1e-4)
    let settled = try #require(
      Evidence.Letters("山橋3-", isReading: false, settled: 1, readFrom: letters))
    #expect(abs((settled.rest ?? 0) - log(8) - line) < 1e-3)
    #expect(abs((settled.numbers ?? 0) - log(3) - line) < 1e-3)
    #expect(abs((settled.joint ?? 0) - log(2) - line) < 1e-3)
    #expect(abs(settled.lead - log(2)) < 1e-3)
    let open = try #require(Evidence.Letters("山橋", isReading: false, readFrom: letters))
    #expect(abs((open.rest ?? 0) - log(2) - line) < 1e-3)
    #expect(open.numbers == nil)
    let all = try #require(
      Evidence.Letters("山橋", isReading: false, settled: 2, readFrom: letters))
    #expect(all.rest == nil)
  }

  @Test("what a letter looks like alone counts for as much as its line and its box are unsure")
  func joint() throws {
    let seen = opinion(["山": 0.2, "橋": 0.8])
    let doubted = letter("山", sure: 0.6, others: [Candidate(text: "橋", confidence: 0.3)], seen)
    let line = try #require(Evidence.Letters("山", isReading: false, readFrom: [doubted]))
    let alone = log(0.6 * 0.2) - log(0.3 * 0.8)
    #expect(abs((line.joint ?? 0) - alone) < 1e-3)
    let boxed = try #require(
      Evidence.Letters(
        "山", isReading: false, readFrom: [doubted],
        boxes: [[Candidate(text: "山", confidence: 0.9), Candidate(text: "橋", confidence: 0.1)]]))
    #expect(abs((boxed.joint ?? 0) - alone - log(9.0)) < 1e-3)
    // A value that a lexicon made another is held against what all saw.
    let other = try #require(Evidence.Letters("髙", isReading: false, readFrom: [doubted]))
    #expect((other.joint ?? 0) < -10)
  }

  @Test("how well a mark is told is evidence of its own, and so are all doubts together")
  func marks() throws {
    let alphabet = try #require(
      LetterAlphabet(classes: "junk\n髙\n崎\nタ\nダ\nは\nば\nぱ\n山", alike: ""))
    func opinion(_ shares: [Character: Float]) -> LetterOpinion {
      self.opinion(shares, in: alphabet)
    }
    let letters = [
      letter("山", opinion(["山": 0.6, "髙": 0.3])),
      letter(
        "タ", sure: 0.9, others: [Candidate(text: "ダ", confidence: 0.05)],
        opinion(["タ": 0.8, "ダ": 0.2])),
    ]
    let kana = try #require(Evidence.Letters("山タ", isReading: false, readFrom: letters))
    #expect(abs((kana.mark ?? 0) - log(4)) < 1e-3)
    #expect(abs((kana.jointMark ?? 0) - log(4) - log(0.9 / 0.05)) < 1e-3)
    let leads = [log(2) + log(0.99 / 1e-4), log(4) + log(0.9 / 0.05)]
    let doubt = leads.map { log1p(exp(-$0)) }.reduce(0, +)
    #expect(abs((kana.doubt ?? 0) - doubt) < 1e-5)
    // What others confirm is no doubt; a letter that takes no mark has none.
    let settled = try #require(
      Evidence.Letters("山タ", isReading: false, settled: 2, readFrom: letters))
    #expect(settled.doubt == nil && settled.mark != nil)
    let plain = try #require(Evidence.Letters("山", isReading: false, readFrom: [letters[0]]))
    #expect(plain.mark == nil && plain.jointMark == nil)
    // Of three forms both others count.
    let three = [letter("は", opinion(["は": 0.5, "ば": 0.2, "ぱ": 0.3]))]
    let either = try #require(Evidence.Letters("は", isReading: false, readFrom: three))
    #expect(abs((either.mark ?? 9)) < 1e-3)
  }

  @Test("the line's doubt is that of all letters of the value")
  func lineDoubt() throws {
    let letters = [
      letter("山", sure: 0.9, nil), letter("\u{3000}", nil),
      letter("高", sure: 0.5, others: [Candidate(text: "髙", confidence: 0.25)], nil),
    ]
    let read = try #require(ReadLetter.doubt(of: "山　高", readFrom: letters))
    #expect(abs(read + log(0.9 * 0.5)) < 1e-6)
    // What a lexicon put there was seen less well, or not at all.
    let changed = try #require(ReadLetter.doubt(of: "山髙", readFrom: letters))
    #expect(abs(changed + log(0.9 * 0.25)) < 1e-6)
    let unseen = try #require(ReadLetter.doubt(of: "山林", readFrom: letters))
    #expect(abs(unseen + log(0.9 * 1e-4)) < 1e-6)
    #expect(ReadLetter.doubt(of: "山", readFrom: []) == nil)
  }

  @Test("of all letters that may stand there the likeliest is the rival, and no letter may be it")
  func rival() {
    let seen = opinion(["山": 0.3, "士": 0.4, "ツ": 0.05, "高": 0.2])
    let any = seen.rival(ofAll: ["高"], onlyKana: false)
    #expect(any.letter == "士" && abs(any.probability - 0.4) < 1e-6)
    #expect(seen.rival(ofAll: ["士"], onlyKana: false).letter == "山")
    #expect(seen.rival(ofAll: ["高"], onlyKana: true).letter == "ツ")
    var junk = [Float](repeating: 0.01, count: alphabet.count)
    junk[0] = 0.5
    let none = LetterOpinion(alphabet: alphabet, probabilities: junk)
    #expect(none.rival(ofAll: ["山"], onlyKana: true) == (nil, 0.5))
  }

  @Test("a letter that a lexicon put in another's place is held against what was seen")
  func changed() throws {
    let letters = [letter("山", opinion(["山": 0.99])), letter("高", opinion(["高": 0.99]))]
    let found = try #require(Evidence.Letters("山橋", isReading: false, readFrom: letters))
    #expect(found.against == 1 && found.lead < -10)
    // A letter with variants that nobody saw is as bad as one that was told wrong.
    #expect((found.variant ?? 0) < 0 || found.variant == nil)
    let unseen = try #require(Evidence.Letters("山崎", isReading: false, readFrom: [letters[0]]))
    #expect(unseen.variant == -12)
    let longer = try #require(Evidence.Letters("山高林", isReading: false, readFrom: letters))
    #expect(longer.asked == 2 && longer.unseen == 1)
  }

  @Test("of kana neither size nor script is asked, and in a reading no other letter rivals")
  func kana() throws {
    let small = [letter("ツ", opinion(["ッ": 0.6, "つ": 0.3, "士": 0.1]))]
    let found = try #require(Evidence.Letters("ツ", isReading: true, readFrom: small))
    #expect(found.against == 0 && found.lead > 5)
    let text = try #require(Evidence.Letters("ツ", isReading: false, readFrom: small))
    #expect(text.lead < found.lead && text.lead > 0.5)
  }

  @Test("an opinion says what each letter looks like alone")
  func provenance() {
    var junk = [Float](repeating: 0, count: alphabet.count)
    junk[0] = 1
    let letters = [
      letter("山", opinion(["橋": 0.8])), letter("\u{3000}", nil), letter("高", nil),
      letter("崎", LetterOpinion(alphabet: alphabet, probabilities: junk)),
    ]
    #expect(look.opinion(of: letters)?.text == "橋　高□")
    #expect(look.opinion(of: [letter("山", nil)]) == nil)
  }

  @Test("a judge holds what was told apart for like other names, and not what nobody told")
  func pool() {
    var evidence = Evidence(
      subject: .japanese, reader: .network, certainty: 0.99,
      wording: .init(swayed: false, look: 0.9, rarest: 3, hasTwin: true), kind: .name)
    #expect(evidence.pool.contains("twin"))
    evidence.letters = .init(asked: 2, lead: 5)
    #expect(evidence.pool.contains("twin"))
    evidence.letters = .init(asked: 2, lead: 5, variant: 4.9)
    #expect(evidence.pool.contains("twin"))
    evidence.letters = .init(asked: 2, lead: 5, variant: 5.1)
    #expect(!evidence.pool.contains("twin"))
    // A text that is no name may hold such a letter, too; an address's are the postal table's.
    evidence.wording?.hasTwin = false
    evidence.letters = .init(asked: 2, lead: 5, variant: 4.9)
    evidence.kind = nil
    #expect(evidence.pool.contains("twin"))
    evidence.kind = .address
    #expect(!evidence.pool.contains("twin"))
  }

  @Test("大 and 犬 are told by how each looks alone, and in free texts it must be told well")
  func near() throws {
    let alphabet = try #require(LetterAlphabet(classes: "junk\n髙\n崎\n犬\n大\n太\n山", alike: ""))
    let letters = [
      letter("山", opinion(["山": 0.5, "太": 0.5], in: alphabet)),
      letter("大", opinion(["大": 0.6, "犬": 0.3, "太": 0.1], in: alphabet)),
    ]
    let found = try #require(Evidence.Letters("山大", isReading: false, readFrom: letters))
    #expect(abs((found.near ?? 9) - log(2)) < 1e-3)
    #expect(found.variant == nil)
    // Nobody saw it alone.
    let unseen = [letters[0], letter("大", nil)]
    #expect(Evidence.Letters("山大", isReading: false, readFrom: unseen)?.near == -12)
    #expect(Evidence.Letters("山", isReading: false, readFrom: [letters[0]])?.near == nil)

    var evidence = Evidence(subject: .japanese, reader: .network, certainty: 0.99)
    evidence.letters = .init(asked: 2, lead: 5)
    evidence.letters?.near = 4.9
    #expect(evidence.pool.contains("twin"))
    evidence.letters?.near = 5.1
    #expect(!evidence.pool.contains("twin"))
    // Tables tell names of persons and places, and the form its own words.
    evidence.letters?.near = 4.9
    for kind in [Evidence.Kind.name, .address, .listed] {
      evidence.kind = kind
      #expect(!evidence.pool.contains("twin"))
    }
  }

  @Test(
    "a letter that differs from another by a dot is looked at even where line and Tesseract agree")
  func asked() throws {
    for letter in "犬大太王玉末未土士" {
      #expect(NearLetters.of(letter).contains { NearLetters.of($0).contains(letter) })
      #expect(LetterLook.isOftenMistaken(letter))
    }
    #expect(LetterLook.isOftenMistaken("栄") && LetterLook.isOftenMistaken("パ"))
    #expect(!LetterLook.isOftenMistaken("柴") && NearLetters.of("柴").isEmpty)
  }
}

/// Sees nothing.
private final class Blank: LetterReader {
  let name = "blank"

  func read(_ letters: [LetterPicture]) throws -> [LetterOpinion] { [] }
}
