import Testing

@testable import Japanese

@Suite struct CheckDigitTests {
  @Test func knownNumbers() throws {
    #expect(try MyNumber(parsing: "1234 5678 9018").display == "1234 5678 9018")
    #expect(MyNumber.checkDigit(for: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]) == 8)
    #expect(!"\(try MyNumber(parsing: "123456789018"))".contains("5678"))
    #expect(!String(reflecting: try MyNumber(parsing: "123456789018")).contains("5678"))
    var dumped = ""
    dump(try MyNumber(parsing: "123456789018"), to: &dumped)
    #expect(!dumped.contains("5678"))
    // 国税庁.
    #expect(try CorporateNumber(parsing: "7000012050002").display == "7 0000 1205 0002")
    #expect(MyNumber.checkDigit(for: [1, 2]) == nil)
    #expect(MyNumber.checkDigit(for: Array(repeating: 10, count: 11)) == nil)
    #expect(CorporateNumber.checkDigit(for: []) == nil)
  }

  /// Weights from the highest digit down, as tables of the rule print them.
  @Test func myNumberWeights() {
    #expect((1...11).reversed().map(MyNumber.weight) == [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
  }

  @Test(arguments: [
    ("", "myNumber.empty"), ("12345678901", "myNumber.length"),
    ("123456789012", "myNumber.checkDigit"),
    ("12345678901X", "myNumber.characters"),
  ])
  func wrongMyNumber(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try MyNumber(parsing: text) } == code)
  }

  @Test(arguments: [
    ("", "corporateNumber.empty"), ("700001205000", "corporateNumber.length"),
    ("6000012050002", "corporateNumber.checkDigit"),
    ("T000012050002", "corporateNumber.characters"),
  ])
  func wrongCorporateNumber(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try CorporateNumber(parsing: text) } == code)
  }

  /// A wrong digit passes exactly where it turns the remainder 0 into 1 or 1 into 0, and a wrong
  /// check digit never does.
  @Test func myNumberFindsAllButTheSharedZero() throws {
    var random = RandomText(seed: 8)
    for _ in 0..<2000 {
      let base = random.digits(11)
      let check = try #require(MyNumber.checkDigit(for: base))
      let remainder = MyNumber.weightedSum(of: base) % 11
      for place in 0..<11 {
        for digit in 0...9 where digit != base[place] {
          var wrong = base
          wrong[place] = digit
          let passes = MyNumber.checkDigit(for: wrong) == check
          let other = MyNumber.weightedSum(of: wrong) % 11
          let shared = min(remainder, other) == 0 && max(remainder, other) == 1
          if other == remainder || passes != shared { Issue.record("\(base) \(wrong)") }
        }
      }
      for digit in 0...9 where digit != check {
        let text = (base + [digit]).map(String.init).joined()
        let code = issueCode { () throws(ValueIssue) in try MyNumber(parsing: text) }
        if code != "myNumber.checkDigit" { Issue.record("\(base) \(digit)") }
      }
    }
  }

  /// How many single wrong digits pass, counted over all 10¹¹ numbers by their remainders.
  @Test func myNumberMissesOneIn55() {
    var missed = 0
    var all = 0
    for place in 1...11 {
      // Numbers of the other ten digits by remainder.
      var counts = [Int](repeating: 0, count: 11)
      counts[0] = 1
      for other in 1...11 where other != place {
        var next = [Int](repeating: 0, count: 11)
        for (remainder, count) in counts.enumerated() {
          for digit in 0...9 {
            next[(remainder + digit * MyNumber.weight(other)) % 11] += count
          }
        }
        counts = next
      }
      for (remainder, count) in counts.enumerated() {
        for digit in 0...9 {
          for wrong in 0...9 where wrong != digit {
            all += count
            let before = (remainder + digit * MyNumber.weight(place)) % 11
            let after = (remainder + wrong * MyNumber.weight(place)) % 11
            if min(before, after) == 0, max(before, after) == 1 { missed += count }
          }
        }
      }
    }
    #expect(all == 99 * 100_000_000_000)
    let share = Double(missed) / Double(all)
    #expect(abs(share - 2.0 / 110) < 1e-9, "\(missed) of \(all)")
  }

  @Test func corporateNumberMissesOnlyZeroForNine() throws {
    var random = RandomText(seed: 9)
    for _ in 0..<2000 {
      let base = random.digits(12)
      let check = try #require(CorporateNumber.checkDigit(for: base))
      #expect((1...9).contains(check))
      for place in 0..<12 {
        for digit in 0...9 where digit != base[place] {
          var wrong = base
          wrong[place] = digit
          let passes = CorporateNumber.checkDigit(for: wrong) == check
          if passes != (abs(digit - base[place]) == 9) { Issue.record("\(base) \(wrong)") }
        }
      }
    }
  }
}
