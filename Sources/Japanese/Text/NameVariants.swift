/// Variant characters (異体字) that are one to a person who looks for a name: old and new forms
/// (当用漢字字体表, 常用漢字表 and 人名用漢字別表 put them side by side), and forms that registers of
/// names keep (戸籍統一文字). Meant for matching only: 斉 and 斎 are different characters, and are
/// joined because the same family name is written with either.
enum NameVariants {
  /// The character that stands for a group of variants; itself where it is in none.
  static func representative(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x3400 else { return scalar }
    var scalar = scalar
    if (0xF900..<0xF900 + UInt32(compatibilityIdeographs.count)).contains(scalar.value) {
      scalar = compatibilityIdeographs[Int(scalar.value - 0xF900)]
    }
    return representatives[scalar] ?? scalar
  }

  private static let representatives: [Unicode.Scalar: Unicode.Scalar] = {
    var map: [Unicode.Scalar: Unicode.Scalar] = [:]
    for group in groups {
      guard let first = group.first else { continue }
      for other in group.dropFirst() { map[other] = first }
    }
    return map
  }()

  /// Each group begins with the character that stands for it.
  static let groups: [[Unicode.Scalar]] = table.split(whereSeparator: \.isWhitespace).map {
    Array($0.unicodeScalars)
  }

  private static let table = """
    高髙 崎﨑嵜碕 辺邊邉 斉齊斎齋 沢澤 浜濱濵 島嶋嶌 広廣 国國圀 桜櫻 竜龍 滝瀧
    真眞 栄榮 徳德 恵惠 寿壽 蔵藏 富冨 渕淵渊 吉𠮷 土圡 桑桒 柳栁桺 槙槇 峰峯
    嶺岺 野埜 松枩柗 柏栢 桧檜 梅楳 村邨 船舩 園薗 鶴靏靎 雁鴈 館舘 祢禰
    尭堯 凛凜 遥遙 瑶瑤 彦彥 弥彌 礼禮 籠篭 藪薮籔 芦蘆 卯夘 兎莵菟兔 猪豬
    隣鄰 晋晉 晃晄 昂昻 煕熙凞熈 祷禱 頬頰 填塡 剥剝 叱𠮟 屏屛 并幷 掻搔 撹攪
    梼檮 涛濤 潅灌 焔焰 箪簞 繋繫 繍繡 莱萊 蒋蔣 蝉蟬 蝋蠟 迩邇 醤醬 頚頸
    顛顚 騨驒 鴎鷗 鯵鰺 麹麴 麺麵麪 鹸鹼 砺礪 賎賤 麩麸 鈎鉤 涼凉 嵯嵳 峨峩
    群羣 翠翆 剣劍劔劒釼 槍鎗 婿壻聟 姉姊 姫姬 妊姙 娯娛 虚虛 呉吳 内內 黄黃
    黒黑 青靑 清淸 静靜 瀬瀨 頼賴 穂穗 緑綠 録錄 禄祿 郎郞 郷鄕鄉 産產 顔顏
    教敎 曽曾 増增 即卽 尚尙 戸戶 税稅 説說 悦悅 鋭銳 脱脫 閲閱 巻卷 遅遲
    毎每 横橫 温溫 歩步 渉涉 為爲 偽僞 争爭 浄淨 掲揭 渇渴 満滿 両兩 柵栅
    豊豐 艶艷 体體躰 仏佛 払拂 伝傳 転轉 会會 絵繪 経經 径徑 茎莖 軽輕 芸藝
    仮假 価價 画畫 昼晝 区區 駆驅 欧歐 殴毆 枢樞 欠缺 権權 勧勸 観觀 歓歡
    関關 単單 戦戰 弾彈 禅禪 厳嚴 巌巖 献獻 圏圈 検檢 険險 験驗 倹儉 顕顯
    効效 恒恆 号號 済濟 剤劑 砕碎 粋粹 酔醉 雑雜 参參 惨慘 桟棧 残殘 浅淺
    銭錢 践踐 賛贊 糸絲 歯齒 齢齡 児兒 辞辭 乱亂 湿濕 実實 舎舍 写寫 釈釋
    択擇 駅驛 訳譯 収收 従從 縦縱 渋澁 獣獸 粛肅 処處 叙敍敘 将將 奨奬 状狀
    壮壯 荘莊 装裝 焼燒 暁曉 証證 乗乘 剰剩 畳疊疉 縄繩 蝿蠅 壌壤 嬢孃 譲讓
    醸釀 穣穰 触觸 独獨 属屬 嘱囑 寝寢 慎愼 鎮鎭 尽盡 図圖 随隨 髄髓 堕墮
    数數 楼樓 声聲 摂攝 窃竊 専專 団團 潜潛 繊纖 双雙 捜搜 挿插 巣巢 騒騷
    臓臟 続續 読讀 対對 帯帶 滞滯 台臺 担擔 胆膽 断斷 継繼 痴癡 虫蟲 鋳鑄
    庁廳 聴聽 勅敕 逓遞 点點 党黨 盗盜 灯燈 当當 闘鬭鬪 届屆 弐貳 壱壹 悩惱
    脳腦 覇霸 廃廢 発發 拝拜 売賣 麦麥 髪髮 抜拔 蛮蠻 恋戀 変變 湾灣 並竝
    宝寶寳 万萬 黙默 餅餠 薬藥 楽樂 予豫 余餘 与與 誉譽 挙擧 揺搖 様樣 謡謠
    来來 覧覽 猟獵 涙淚 塁壘 励勵 隷隸 霊靈 炉爐 労勞 営營 蛍螢 学學 覚覺
    気氣 帰歸 亀龜 犠犧 旧舊 拠據 峡峽 挟挾 狭狹 薫薰 勲勳 鶏鷄雞 県縣 亜亞
    悪惡 圧壓 囲圍 医醫 隠隱 穏穩 衛衞 円圓 塩鹽 縁緣 応應 奥奧 拡擴 鉱鑛礦
    殻殼 岳嶽 陥陷 缶罐 寛寬 毀毁 戯戲 暦曆 歴歷 鉄鐵鐡 鎌鐮 稲稻 壷壺 竪豎
    瓶甁 弁辨瓣辯辧 絶絕 飲飮 刃刄 閉閇 亘亙 州洲 杉椙 谿渓溪 跡迹蹟 仙僊 倶俱
    侠俠 噛嚙 尓爾 彝彛 徴徵 懐懷 壊壞 条條 皐皋 皓皜 秋秌穐 秘祕 称稱 竃竈
    筝箏 粮糧 綿緜 聡聰 総總 舗舖 苅刈 草艸 蓑簑 虎乕 蛎蠣 褒襃 讃讚 針鍼
    靭靱韌 韮韭 鼓皷 冴冱 冤寃 厨廚 喜㐂 嘗甞 奔犇 妙玅 岩嵒 庵菴 廻迴 往徃
    本夲 歌謌 毘毗 氷冰 涌湧 留畄 疎疏 痩瘦 脈脉 臥卧 萌萠 袖褏 詠咏 輝煇
    間閒 闊濶 岡崗 里裡裏
    """
}
