/// The example of the design, verbatim.
enum DesignExample {
  static let yaml = #"""
    id: kokuho-saikofu
    name: 国民健康保険被保険者証等再交付申請書
    department: 国保年金課
    activation: direct                 # or approved: a second administrator agrees
    form:
      pages: [forms/kokuho-saikofu.pdf]
      identify:
        - {text: 再交付申請書, box: [60, 15, 90, 12]}
    fields:
      届出日:
        type: date
        required: true
        parts:
          era: {fixed: 令和}
          year: {cells: {first: [140, 30, 6.5, 8], pitch: 6.5, count: 2}}
          month: {cells: {first: [156, 30, 6.5, 8], pitch: 6.5, count: 2}}
          day: {cells: {first: [172, 30, 6.5, 8], pitch: 6.5, count: 2}}
      フリガナ: {type: kana, cells: {first: [45, 52, 6, 7], pitch: 6, count: 18}}
      氏名: {type: name, box: [45, 60, 90, 12], agrees_with: フリガナ, required: true}
      生年月日:
        type: date
        parts:
          era: {circle: {明治: [45, 76, 9, 6], 大正: [55, 76, 9, 6], 昭和: [65, 76, 9, 6], 平成: [75, 76, 9, 6], 令和: [85, 76, 9, 6]}}
          year: {box: [98, 75, 12, 8]}
          month: {box: [114, 75, 12, 8]}
          day: {box: [130, 75, 12, 8]}
      個人番号: {type: my_number, cells: {first: [45, 86, 6.4, 8], pitch: 6.4, count: 12, gaps: {4: 1.5, 8: 1.5}}}
      郵便番号: {type: postal_code, cells: {first: [45, 97, 6, 7], pitch: 6, count: 7, gaps: {3: 3}}}
      住所: {type: address, box: [45, 106, 140, 12], agrees_with: 郵便番号}
      申請理由: {type: choice, style: check, marks: {紛失: [45, 122, 5, 5], 破損: [75, 122, 5, 5], その他: [105, 122, 5, 5]}, codes: {紛失: "01", 破損: "02", その他: "99"}}
      その他の理由: {type: text, box: [128, 120, 60, 9]}
      届出人印: {type: seal, box: [170, 58, 16, 16]}
      再交付を受ける人:
        type: table
        rows: {first: 140, pitch: 10, count: 4}      # blank rows are dropped
        columns:
          氏名: {type: name, box: [20, 0, 60, 10]}
          続柄: {type: text, box: [80, 0, 20, 10], one_of: [本人, 夫, 妻, 子, 父, 母, その他]}
    rules:
      - {check: "届出日 >= 生年月日", say: 届出日が生年月日より前です}
      - {when: "申請理由 == 'その他'", require: [その他の理由]}
      - {each: 再交付を受ける人, check: "続柄 != 'その他'", say: 続柄を確認してください}
    accept: {max_error: 0.001}
    review: {mode: doubtful, double: [個人番号], sample: 0.02}
    approve: [係長]
    queue: 国保窓口
    deliver:
      - csv:
          folder: 国保/再交付
          encoding: shift_jis
          rows: case                   # or the name of a table: one line a row
          columns:
            - 受付番号
            - {header: 氏名, value: 氏名}
            - {header: 生年月日, value: 生年月日, format: yyyyMMdd}
            - {header: 理由, value: 申請理由.code}
    retain: {years: 5, from: 完結年度の翌年度4月1日}    # a hold (保留) suspends erasure

    """#
}
