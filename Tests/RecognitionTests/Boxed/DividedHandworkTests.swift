import Testing

@testable import Recognition

@Suite("handwork divided into boxes")
struct DividedHandworkTests {
  @Test("each box has its own ink, and boxes without ink have no picture")
  func boxes() {
    var row = DrawnBoxes(count: 5)
    row.write("14 70")
    let divided = row.divided
    #expect(divided.bounds.map { $0 != nil } == [true, true, false, true, true])
    #expect(divided.pictures.map { $0 != nil } == [true, true, false, true, true])
    #expect(divided.inks.map { $0.bounds != nil } == [true, true, false, true, true])
  }

  @Test("the rules of the boxes are no ink")
  func rules() { #expect(DrawnBoxes(count: 4).divided.bounds == [nil, nil, nil, nil]) }

  @Test("a stroke that leaves its box stays whole and in its box")
  func leaving() throws {
    var row = DrawnBoxes(count: 3)
    row.write("4", in: 1, shift: 0.3)
    let divided = row.divided
    #expect(divided.bounds[0] == nil && divided.bounds[2] == nil)
    let box = try #require(divided.bounds[1])
    // A box is 71 pixels wide and begins at 87 and 158: the stroke goes on into the next.
    #expect(box.right > 158 && box.width > 30)
  }

  @Test("characters that touch are cut between their boxes")
  func touching() throws {
    var row = DrawnBoxes(count: 3)
    row.write("44 ")
    for step in 0...40 {
      row.dot(x: 1.4 + 4 + Double(step) * 0.1, y: 1.4 + 4.2)
    }
    let divided = row.divided
    let (first, second) = (try #require(divided.bounds[0]), try #require(divided.bounds[1]))
    #expect(first.right <= 88 && second.left >= 86)
    #expect(divided.bounds[2] == nil)
  }

  @Test("digits in a free box are told apart where they do not touch")
  func free() throws {
    var row = DrawnBoxes(count: 3)
    row.write("1 7")
    let work = Handwork(row.view, reach: 1.2)
    let digits = try #require(work.digits)
    #expect(digits.bounds.count == 2 && !digits.hasBroadDigit)
    var joined = row
    for step in 0...130 { joined.dot(x: 1.4 + 3 + Double(step) * 0.1, y: 1.4 + 3) }
    #expect(Handwork(joined.view, reach: 1.2).digits == nil)
    var broad = DrawnBoxes(count: 1)
    broad.write("4")
    for step in 0...40 { broad.dot(x: 1.4 + 1.2, y: 1.4 + 1.6 + Double(step) * 0.1) }
    for step in 0...40 { broad.dot(x: 1.4 + 1.2 + Double(step) * 0.1, y: 1.4 + 4.2) }
    #expect(Handwork(broad.view, reach: 1.2).digits?.hasBroadDigit != false)
  }

  @Test("digits that touch may be cut, and digits that are apart are left alone")
  func possible() throws {
    var row = DrawnBoxes(count: 2)
    row.write("17")
    let apart = Handwork(row.view, reach: 1.2)
    #expect(apart.digits?.bounds.count == 2)
    #expect(apart.otherDigits(than: 2).isEmpty)
    for step in 0...75 { row.dot(x: 1.4 + 3 + Double(step) * 0.1, y: 1.4 + 3) }
    let joined = Handwork(row.view, reach: 1.2)
    let ways = joined.otherDigits(than: nil)
    #expect(Set(ways.map(\.digits.bounds.count)) == [1, 2])
    for way in ways where way.digits.bounds.count == 2 {
      let (first, second) = (
        try #require(way.digits.bounds[0]), try #require(way.digits.bounds[1])
      )
      #expect(first.right <= second.left + 1)
    }
    // As broad as two digits, it is hardly one.
    #expect(ways.filter { $0.digits.bounds.count == 1 }.allSatisfy { $0.prior < -1 })
    #expect(joined.oneDigit < -1 && apart.oneDigit == 0)
  }
}
