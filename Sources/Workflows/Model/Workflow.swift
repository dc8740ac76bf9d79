/// A workflow file, decoded and checked: form, fields, rules and what becomes of the case.
public struct Workflow: Codable, Hashable, Sendable {
  /// Name for machines: lower-case letters, digits and hyphens.
  public var id: String
  /// Name for staff.
  public var name: String
  public var department: String
  public var activation: Activation
  public var form: Form
  public var fields: [Field]
  public var rules: [Rule]
  public var accept: Acceptance
  public var review: ReviewPolicy
  /// Roles that sign off, in this order; empty where no approval is asked for.
  public var approve: [String]
  public var queue: String
  public var deliver: [DeliveryTarget]
  public var retain: Retention?

  public init(
    id: String, name: String, department: String, activation: Activation = .direct, form: Form,
    fields: [Field], rules: [Rule] = [], accept: Acceptance = .init(),
    review: ReviewPolicy = .init(),
    approve: [String] = [], queue: String, deliver: [DeliveryTarget] = [], retain: Retention? = nil
  ) {
    self.id = id
    self.name = name
    self.department = department
    self.activation = activation
    self.form = form
    self.fields = fields
    self.rules = rules
    self.accept = accept
    self.review = review
    self.approve = approve
    self.queue = queue
    self.deliver = deliver
    self.retain = retain
  }

  public func field(named name: String) -> Field? { fields.first { $0.name == name } }
}

/// Whether a changed file counts at once or waits for a second administrator.
public enum Activation: String, Codable, Hashable, Sendable, CaseIterable {
  case direct, approved
}

/// A known layout.
public struct Form: Codable, Hashable, Sendable {
  /// Blank pages, in order.
  public var pages: [FormPage]
  /// Marks that identify the form.
  public var identify: [IdentifyingText]
  /// nil where the file says nothing; see `takesAttachments`.
  public var attachments: AttachmentPolicy?
  /// nil where the file says nothing: `ignored`.
  public var blankPages: BlankPagePolicy?
  /// nil where the file says nothing: `waits`.
  public var addedText: AddedTextPolicy?

  public init(
    pages: [FormPage], identify: [IdentifyingText] = [], attachments: AttachmentPolicy? = nil,
    blankPages: BlankPagePolicy? = nil, addedText: AddedTextPolicy? = nil
  ) {
    self.pages = pages
    self.identify = identify
    self.attachments = attachments
    self.blankPages = blankPages
    self.addedText = addedText
  }

  /// Whether pages that follow the form and fit none go with its case.
  public var takesAttachments: Bool { attachments != .apart }
}

/// One blank page of a form.
public struct FormPage: Codable, Hashable, Sendable {
  /// Path of a PDF or image, relative to the workflow file.
  public var path: String
  /// Which page of that file, 1 for the first.
  public var pageOfFile: Int
  /// The form is complete without this page.
  public var optional: Bool

  public init(path: String, pageOfFile: Int = 1, optional: Bool = false) {
    self.path = path
    self.pageOfFile = pageOfFile
    self.optional = optional
  }
}

/// Text printed on the blank form that tells it from others.
public struct IdentifyingText: Codable, Hashable, Sendable {
  public var text: String
  public var box: Box
  public var page: Int

  public init(text: String, box: Box, page: Int = 1) {
    self.text = text
    self.box = box
    self.page = page
  }
}

/// When a value may go on without a person.
public struct Acceptance: Codable, Hashable, Sendable {
  /// Values whose error rate was bounded on other pages than this site's own.
  public enum Unproven: String, Codable, Hashable, Sendable, CaseIterable {
    /// None of them goes on.
    case none
    /// All but specially protected ones, such as 個人番号.
    case ordinary
    case all
  }

  /// Highest probability that an accepted value is wrong.
  public var maxError: Double
  /// Which values may go on before this site's own count carries the bound.
  public var unproven: Unproven

  public init(maxError: Double = 0.001, unproven: Unproven = .ordinary) {
    self.maxError = maxError
    self.unproven = unproven
  }

  /// Whether a value of a type may go on before this site's own count carries its bound.
  public func takesUnproven(_ type: FieldType) -> Bool {
    switch unproven {
    case .none: false
    case .ordinary: !type.isSpeciallyProtected
    case .all: true
    }
  }
}

/// What people look at.
public struct ReviewPolicy: Codable, Hashable, Sendable {
  public enum Mode: String, Codable, Hashable, Sendable, CaseIterable {
    /// Only what is in doubt or has a finding.
    case doubtful
    /// Every value of every case.
    case all
  }

  public var mode: Mode
  /// Fields that two persons confirm independently.
  public var double: [String]
  /// Share of accepted values that is shown to people all the same, 0 to 1.
  public var sample: Double

  public init(mode: Mode = .doubtful, double: [String] = [], sample: Double = 0.02) {
    self.mode = mode
    self.double = double
    self.sample = sample
  }
}

/// How long a case is kept after it is closed.
public struct Retention: Codable, Hashable, Sendable {
  public enum Start: String, Codable, Hashable, Sendable, CaseIterable {
    /// 1 April after the fiscal year in which the case was closed.
    case fiscalYearAfterCompletion = "完結年度の翌年度4月1日"
    case completion = "完結日"
    case reception = "受付日"
  }

  public var years: Int
  public var from: Start

  public init(years: Int, from: Start = .fiscalYearAfterCompletion) {
    self.years = years
    self.from = from
  }
}
