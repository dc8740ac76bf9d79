public import Readings

/// The site's own count in words for staff.
public enum SiteWords {
  public static func standing(_ standing: SiteStanding) -> String {
    switch standing {
    case .unproven: "実績不足"
    case .proven: "実績あり"
    case .stopped: "受入停止中"
    }
  }
}
