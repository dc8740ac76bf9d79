extension Reliability {
  private static let side = 320.0

  /// A diagram: probabilities given to the right, shares right upwards, with 95 % intervals.
  var svg: String {
    let side = Self.side
    func x(_ share: Double) -> Double { 40 + share * side }
    func y(_ share: Double) -> Double { 10 + (1 - share) * side }
    var marks = ""
    for bin in bins {
      guard let given = bin.meanGiven, let share = bin.right.share,
        let interval = bin.right.interval
      else { continue }
      marks +=
        "<line x1=\"\(x(given))\" x2=\"\(x(given))\" y1=\"\(y(interval.lowerBound))\" "
        + "y2=\"\(y(interval.upperBound))\" stroke=\"#368\"/>"
        + "<circle cx=\"\(x(given))\" cy=\"\(y(share))\" r=\"4\" fill=\"#368\"/>"
    }
    var scale = ""
    for tenth in stride(from: 0.0, through: 1.0, by: 0.25) {
      scale +=
        "<text x=\"\(x(tenth) - 8)\" y=\"\(side + 28)\">\(tenth)</text>"
        + "<text x=\"2\" y=\"\(y(tenth) + 4)\">\(tenth)</text>"
    }
    return """
      <svg width="\(side + 60)" height="\(side + 40)" font-size="11" role="img" \
      aria-label="確信度と正しかった割合">
      <rect x="40" y="10" width="\(side)" height="\(side)" fill="none" stroke="#999"/>
      <line x1="40" y1="\(side + 10)" x2="\(side + 40)" y2="10" stroke="#bbb"/>
      \(scale)\(marks)</svg>
      """
  }

  /// The same in figures.
  var table: String {
    var rows = ""
    for bin in bins {
      guard let given = bin.meanGiven else { continue }
      rows +=
        "<tr><td>\(percent(bin.from)) % 以上</td><td>\(percent(given)) %</td>"
        + "<td>\(bin.right.japanese)</td></tr>"
    }
    return "<table><tr><th>確信度</th><th>与えた確信度の平均</th><th>正しかった割合</th></tr>\(rows)</table>"
  }
}
