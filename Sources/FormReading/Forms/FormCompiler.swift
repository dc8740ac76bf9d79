package import Foundation
import Imaging
package import Readings
import Workflows

/// Makes a compiled form out of a workflow and its blank pages.
package enum FormCompiler {
  /// Why a form cannot be compiled, in words for an administrator.
  package struct Rejection: Error, Hashable, Sendable {
    package var japanese: String
    package var english: String
  }

  package struct Result: Sendable {
    package var blob: Data
    package var warnings: [String]
  }

  /// Compiles.
  ///
  /// - Parameters:
  ///   - workflow: the workflow as JSON.
  ///   - digest: names this version.
  ///   - files: an open descriptor for each path that the workflow's pages name.
  package static func compile(
    workflow json: Data, digest: String, files: [String: Int32], limits: ReadingLimits = .init()
  ) throws(Rejection) -> Result {
    let workflow: Workflow
    do {
      workflow = try JSONDecoder().decode(Workflow.self, from: json)
    } catch {
      throw Rejection(
        japanese: "ワークフローを解釈できません。読取プログラムの版が違う可能性があります。",
        english: "The workflow cannot be decoded. The reader may be of another version.")
    }
    guard !workflow.form.pages.isEmpty else {
      throw Rejection(
        japanese: "帳票にページがありません。form.pages に白紙帳票を指定してください。",
        english: "The form has no pages. Name its blank pages in form.pages.")
    }
    var blobs: [Data] = []
    var sizes: [(width: Double, height: Double)] = []
    for (offset, page) in workflow.form.pages.enumerated() {
      let compiled = try self.page(page, number: offset + 1, files: files, limits: limits)
      blobs.append(compiled.blob)
      sizes.append((compiled.widthMM, compiled.heightMM))
    }
    try checkBoxes(of: workflow, sizes: sizes)
    let blob = FormContainer.pack(.init(digest: digest, workflow: json, pages: blobs))
    return Result(blob: blob, warnings: warnings(workflow))
  }

  private static func page(
    _ page: FormPage, number: Int, files: [String: Int32], limits: ReadingLimits
  ) throws(Rejection) -> CompiledPage {
    guard let descriptor = files[page.path] else {
      throw Rejection(
        japanese: "白紙帳票「\(page.path)」が渡されていません。",
        english: "The blank page '\(page.path)' was not handed over.")
    }
    do {
      let file = try ScanFile.open(descriptor: descriptor, limits: ImagingLimits(limits))
      guard (1...max(1, file.pageCount)).contains(page.pageOfFile) else {
        throw Rejection(
          japanese: "「\(page.path)」は\(file.pageCount)ページです。\(page.pageOfFile)ページ目はありません。",
          english:
            "'\(page.path)' has \(file.pageCount) pages; there is no page \(page.pageOfFile).")
      }
      let raster = try file.page(at: page.pageOfFile - 1)
      // A drawn blank is straight; a scanned one is set straight.
      let skew = raster.findSkew()
      let straight = abs(skew.degrees) > 0.1 ? raster.deskewed(skew) : raster
      return try CompiledPage(compiling: straight)
    } catch let rejection as Rejection {
      throw rejection
    } catch let error as ImagingError {
      let refusal = Refusal(error)
      throw Rejection(
        japanese: "白紙帳票「\(page.path)」：\(refusal.japanese)",
        english: "Blank page '\(page.path)': \(refusal.english) \(refusal.detail)")
    } catch let error as CompileError {
      throw rejection(of: error, page.path)
    } catch {
      throw Rejection(
        japanese: "白紙帳票「\(page.path)」を準備できません。",
        english: "The blank page '\(page.path)' cannot be prepared.")
    }
  }

  private static func rejection(of error: CompileError, _ path: String) -> Rejection {
    switch error {
    case .tooFewMarks(let count):
      Rejection(
        japanese: "白紙帳票「\(path)」は印刷が少なすぎて位置合わせができません（目印\(count)か所）。枠線や文字のあるページにしてください。",
        english: "Too little is printed on the blank page '\(path)' to register scans on it"
          + " (\(count) marks). Use a page with rules and text.")
    case .unusableSize(let width, let height):
      Rejection(
        japanese: "白紙帳票「\(path)」の大きさ（\(Int(width))×\(Int(height))mm）には対応していません。",
        english:
          "The blank page '\(path)' has an unusable size (\(Int(width)) × \(Int(height)) mm).")
    }
  }

  private static func checkBoxes(
    of workflow: Workflow, sizes: [(width: Double, height: Double)]
  ) throws(Rejection) {
    for field in workflow.fields {
      guard sizes.indices.contains(field.page - 1) else {
        throw Rejection(
          japanese: "項目「\(field.name)」は\(field.page)ページ目にありますが、帳票は\(sizes.count)ページです。",
          english: "The field '\(field.name)' is on page \(field.page), but the form has"
            + " \(sizes.count) pages.")
      }
      let size = sizes[field.page - 1]
      for box in field.allBoxes where !fits(box, size) { throw outside(field.name, box, size) }
    }
    for mark in workflow.form.identify {
      guard sizes.indices.contains(mark.page - 1), fits(mark.box, sizes[mark.page - 1]) else {
        let size = sizes.first ?? (0, 0)
        throw outside("identify: \(mark.text)", mark.box, size)
      }
    }
  }

  private static func fits(_ box: Box, _ size: (width: Double, height: Double)) -> Bool {
    box.x >= -0.5 && box.y >= -0.5 && box.maxX <= size.width + 0.5 && box.maxY <= size.height + 0.5
  }

  private static func outside(
    _ name: String, _ box: Box, _ size: (width: Double, height: Double)
  ) -> Rejection {
    let place = "[\(box.x), \(box.y), \(box.width), \(box.height)]"
    let paper = "\(Int(size.width.rounded()))×\(Int(size.height.rounded()))mm"
    return Rejection(
      japanese: "「\(name)」の枠 \(place) が用紙（\(paper)）からはみ出しています。座標（左上からのmm）を直してください。",
      english: "The box \(place) of '\(name)' lies outside the page (\(paper)). Correct its"
        + " millimetres from the top left.")
  }

  private static func warnings(_ workflow: Workflow) -> [String] {
    workflow.form.identify.isEmpty
      ? [
        "\(workflow.id): form.identify がありません。似た帳票との区別が弱くなります。 / no form.identify: similar forms are told apart less surely."
      ]
      : []
  }
}
