extension CountingJudge {
  /// For Tesseract alone.
  public static let tesseract = CountingJudge(name: "counting-1/tesseract", tallies: [:])
}
