public import ArgumentParser
import Casework
public import Daemon
import Foundation

struct QueueRetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Reads a quarantined document once more. 隔離文書の再読取。",
    discussion: "Example: uketsuke queue retry R8-国保年金課-000003")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号または文書のID。 A reception number or a document's id.") var document: String

  func run() async throws {
    _ = try await AskDesk.ask(.retry(document: document), at: place)
    Output.line("読取を再開しました。 Queued for reading again.")
  }
}

struct QueueReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Takes decisions on values as JSON on standard input. 確認結果をJSONで受け取る。",
    discussion: """
      Example:
        echo '{"case": "R8-国保年金課-000001", "by": "sato", "decisions": [
          {"field": "氏名", "action": "confirm"},
          {"field": "生年月日", "action": "correct", "value": "昭和60年1月2日"}]}' | uketsuke queue review

      A finding on the case as a whole is settled by its code, which queue show gives in [ ].
      案件全体への指摘は、確かめたうえで、queue show の [ ] の中のコードを渡すと済みになる：
        echo '{"case": "R8-国保年金課-000001", "by": "sato",
          "acknowledge": ["document.duplicate"], "note": "電話で確認"}' | uketsuke queue review
      """)

  @OptionGroup var place: PlaceOptions

  func run() async throws {
    let decision = try StandardInput.decode(ReviewDecision.self)
    _ = try await AskDesk.ask(.review(decision), at: place)
    Output.line("確認を記録しました。 The review is on record.")
  }
}

struct QueueApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Takes a signature, or 差戻し, as JSON on standard input. 決裁をJSONで受け取る。",
    discussion: """
      Example:
        echo '{"case": "R8-国保年金課-000001", "by": "suzuki", "role": "係長", "decision": "approve"}' \\
          | uketsuke queue approve

      差戻しには理由を書く。"fields" で見直す項目を、"onBehalfOf" で代決の相手を示せる。 A return needs its
      reason; "fields" names what to look at again, "onBehalfOf" whose signature is replaced:
        echo '{"case": "R8-国保年金課-000001", "by": "suzuki", "role": "係長", "decision": "return",
          "reason": "住所の番地を再確認", "fields": ["住所"]}' | uketsuke queue approve
      """)

  @OptionGroup var place: PlaceOptions

  func run() async throws {
    let decision = try StandardInput.decode(ApprovalDecision.self)
    _ = try await AskDesk.ask(.approve(decision), at: place)
    Output.line("決裁を記録しました。 The approval is on record.")
  }
}

struct QueueMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "補正・取下げ・保留を記録する。 Return to the citizen, resume, withdraw, hold, unhold.",
    discussion: "Example: uketsuke queue move R8-国保年金課-000001 withdraw --by sato --reason 本人の申出")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号または案件のID。 A reception number or a case's id.") var number: String
  @Argument(help: "return-to-citizen（補正を求める）、resume（補正後の再開）、withdraw（取下げ）、hold（保留）、unhold（保留の解除）。")
  var move: CaseMove
  @Option(help: "Account of the person who decides. 判断する職員のアカウント。") var by: String
  @Option(help: "Why; needed for return-to-citizen and withdraw. 理由（補正と取下げでは必須）。") var reason:
    String = ""

  func run() async throws {
    _ = try await AskDesk.ask(
      .move(try CaseArgument.parse(number), move, by: PersonID(by), reason: reason), at: place)
    Output.line("記録しました。 Recorded.")
  }
}

struct QueueAssignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Names the form of an unidentified case; it is read again. 仕分け不可の案件の帳票を指定する。",
    discussion: "Example: uketsuke queue assign R8-国保年金課-000004 kokuho-saikofu --by sato")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号または案件のID。 A reception number or a case's id.") var number: String
  @Argument(help: "The workflow's id. ワークフローのID。") var workflow: String
  @Option(help: "Account of the person who decides. 判断する職員のアカウント。") var by: String

  func run() async throws {
    _ = try await AskDesk.ask(
      .assign(try CaseArgument.parse(number), workflow: workflow, by: PersonID(by)), at: place)
    Output.line("読取を再開しました。 Queued for reading again.")
  }
}

extension CaseMove: ExpressibleByArgument {}

/// JSON that a person or a script hands in.
enum StandardInput {
  static func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let data = FileHandle.standardInput.readDataToEndOfFile()
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      let words = InputWords(error, in: data)
      Output.complain("\(words.japanese)\n\(words.english)")
      throw ExitCode.dataError
    }
  }
}
