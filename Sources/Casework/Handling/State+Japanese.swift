extension CaseLife.State {
  /// What staff call it.
  public var japanese: String {
    switch self {
    case .unidentified: "仕分け不可"
    case .review: "確認待ち"
    case .approval: "決裁待ち"
    case .ready: "連携待ち"
    case .delivering: "連携中"
    case .delivered: "連携済み"
    case .returned: "補正待ち"
    case .withdrawn: "取下げ"
    case .erased: "消去済み"
    }
  }
}

extension DocumentLife.State {
  /// What staff call it.
  public var japanese: String {
    switch self {
    case .received: "読取待ち"
    case .reading: "読取中"
    case .read: "読取済み"
    case .quarantined: "隔離"
    case .erased: "消去済み"
    }
  }
}

extension DeliveryRecord.State {
  /// What staff call it.
  public var japanese: String {
    switch self {
    case .intended: "準備中"
    case .staged: "書き込み済み"
    case .delivered: "連携済み"
    case .abandoned: "中止"
    }
  }
}
