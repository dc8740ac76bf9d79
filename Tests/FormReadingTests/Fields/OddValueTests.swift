import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("values that speak against themselves")
struct OddValueTests {
  private func codes(_ value: String, _ type: FieldType) -> [String] {
    let box = Box(x: 0, y: 0, width: 10, height: 10)
    let found = OddValue.findings(
      of: value, in: Field(name: "欄", type: type, source: .box(box)))
    for finding in found {
      #expect(finding.severity == .doubt && finding.fields == ["欄"])
      #expect(finding.japanese.hasPrefix("「欄」") && finding.english.contains("'欄'"))
    }
    return found.map(\.code)
  }

  @Test("an address whose number has kana in it, or that ends in a hyphen")
  func addresses() {
    #expect(codes("埼玉県上尾市東町3-2ト8　グリーンハイツ203号室", .address) == ["address.kanaInNumber"])
    #expect(codes("上尾市東町3-2-", .address) == ["address.endsOpen"])
    #expect(codes("上尾市東町3ト8-", .address).count == 2)
    for right in [
      "上尾市東町3-2-8　ハイツA203", "金沢市大野町ト8", "上尾市東町3丁目2ノ8", "上尾市東町2の8", "能美市寺井町ウ12",
      "上尾市東町1-2　第2コーポ8号", "上尾市東町1-2　メゾン3ハイツ5", "3", "",
    ] {
      #expect(codes(right, .address).isEmpty, "\(right)")
    }
  }

  @Test("a reading that cannot be spoken; and of other types nothing is asked")
  func others() {
    #expect(codes("ムラタ　ンョウイチ", .kana) == ["kana.order"])
    #expect(codes("ムラタ　ショウイチ", .kana).isEmpty)
    for type in [FieldType.name, .text, .phone] { #expect(codes("ンョ3ト8-", type).isEmpty) }
  }
}
