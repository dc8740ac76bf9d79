import Japanese
import Testing

@Suite("Entries that point elsewhere")
struct DittoTests {
  @Test(
    "words and signs for what stands elsewhere are such entries",
    arguments: [
      "同上", "同　上", "（同上）", "同じ", "上記同", "同左", "〃", "〃　〃", "々", "”", "本人に同じ", "申請者と同じ", "住所同上",
      "上記のとおり。",
    ])
  func ditto(text: String) { #expect(Ditto.stands(in: text)) }

  @Test(
    "values that have the same letters are none",
    arguments: [
      "", "　", "同居", "佐々木　実", "上野", "埼玉県上尾市上町1-1", "同志社太郎", "世帯主と同じ住所に引き続き住むため", "奈々", "記上",
    ])
  func value(text: String) { #expect(!Ditto.stands(in: text)) }
}
