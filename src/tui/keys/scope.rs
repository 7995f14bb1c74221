//! Where keys mean something, and what such a place is called in help.

use crate::text::catalog::Msg;

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The login and the locked window.
    Gate,
    /// Everywhere, in fields too.
    Any,
    /// Everywhere but in a field.
    Outside,
    Search,
    List,
    File,
    /// The tab of cases in a person's file.
    FileCases,
    /// Papers of a case in a list.
    Papers,
    /// A paper as it reads.
    PaperPage,
    /// What is done with the chosen paper.
    Paper,
    /// The form of a service.
    ServiceForm,
    Answers,
    Fund,
    Entries,
    /// A form's fields.
    Form,
    Dialog,
    Params,
    ParamFilter,
    ParamHistory,
    /// The time line for those who may enter and confirm.
    ParamWork,
    /// A form about an operator, kept as a draft until it is filed.
    OperatorForm,
    /// A form of passwords, filed at once or given up.
    PasswordForm,
    Operators,
    /// The list for those who may appoint.
    OperatorsWork,
    Operator,
    /// An operator's file for those who may appoint.
    OperatorWork,
    Duties,
    /// A form that is filed, and kept as a draft until then.
    Entry,
    /// The form of a bill besides its fields.
    Bill,
    /// One's own bills to be corrected.
    BillList,
    /// The intake form besides its fields.
    Intake,
    /// A claim was just filed.
    Filed,
    /// The form of a determination besides its fields.
    Determine,
    /// A case to determine is named.
    DeterminePick,
    /// A determination was just filed.
    DetermineFiled,
    /// Two changed one claim.
    Conflict,
    /// The list of drafts.
    Drafts,
    CaseList,
    CaseFilter,
    Case,
    CaseSteps,
    CaseForm,
    /// What waits to be paid.
    Owed,
    PaymentLists,
    PaymentList,
    Failures,
    PayeeAccounts,
    /// The month of all employers.
    LevyMonth,
    /// The form of a declaration besides its fields.
    Declaration,
    /// An account, kept as a draft until it is filed.
    AccountForm,
    Benefits,
    Benefit,
    MonthRun,
    Certifications,
    Adjustment,
    Employers,
    /// Payments of employers, who is in arrears, the months of one, notices, payments beside the books.
    LevyReceipts,
    Arrears,
    ArrearsMonths,
    /// Changes of levy that came back to who entered them.
    ReturnedChanges,
    LevyNotices,
    LevyReconcile,
    /// An employer's file.
    EmployerFile,
    /// Registrations that came back to who entered them.
    ReturnedRegistrations,
    /// Sheets of workers, and one of them.
    WorkerSheets,
    /// The list for those who may file one.
    WorkerSheetsWork,
    /// The form of such a sheet besides its fields.
    WorkerForm,
    /// An employer's insured workers.
    Staff,
    /// A table of statistics.
    Statistics,
    /// The list behind a figure.
    StatisticsList,
    StatisticsNotes,
    /// Why a return is corrected.
    StatisticsReason,
    /// The float review of all employers.
    Rates,
    /// An employer under review.
    RateOne,
    /// Saved scenarios of the fund.
    Scenarios,
    ScenarioForm,
    /// Scenarios side by side.
    ScenarioCompare,
    Audit,
    AuditFilter,
    AuditRecord,
    /// The fund for those who book.
    FundWork,
    Accounts,
    Vouchers,
    Voucher,
    /// A voucher for those who may reverse it.
    VoucherWork,
    /// A posting, kept as a draft until it is filed.
    PostingForm,
    /// Findings of inspection, the inspections, one of them.
    Findings,
    Inspections,
    Inspection,
    Recoveries,
    /// What who may file a recovery does with the list.
    RecoveriesWork,
    Recovery,
    /// What the finance section does with a recovery.
    RecoveryWork,
    /// A recovery, kept as a draft until it is filed.
    RecoveryForm,
    SheetList,
    SheetFilter,
    Sheet,
    /// The form of a step of a sheet.
    Opinion,
    /// A question that wants a yes or a no.
    Ask,
}

impl Scope {
    #[must_use]
    pub const fn title(self) -> Msg {
        match self {
            Scope::Gate => Msg::GateLogInTitle,
            Scope::Any => Msg::ScopeAny,
            Scope::Outside => Msg::ScopeOutside,
            Scope::Search => Msg::ScopeSearch,
            Scope::List => Msg::ScopeList,
            Scope::File => Msg::ScopeFile,
            Scope::FileCases => Msg::ScopeFileCases,
            Scope::Papers => Msg::ScopePapers,
            Scope::PaperPage => Msg::ScopePaperPage,
            Scope::Paper => Msg::ScopePaper,
            Scope::ServiceForm => Msg::ScopeServiceForm,
            Scope::Answers => Msg::ScopeAnswers,
            Scope::Fund => Msg::ScopeFund,
            Scope::Entries => Msg::ScopeEntries,
            Scope::Form => Msg::ScopeForm,
            Scope::Dialog => Msg::ScopeDialog,
            Scope::Params => Msg::ScopeParams,
            Scope::ParamFilter => Msg::ScopeParamFilter,
            Scope::ParamHistory => Msg::ScopeParamHistory,
            Scope::ParamWork => Msg::ScopeParamWork,
            Scope::OperatorForm | Scope::PasswordForm => Msg::ScopeEntry,
            Scope::Operators => Msg::OperatorsTitle,
            Scope::OperatorsWork | Scope::OperatorWork => Msg::ScopeOperatorWork,
            Scope::Operator => Msg::ScopeOperator,
            Scope::Duties => Msg::DutiesTitle,
            Scope::Entry => Msg::ScopeEntry,
            Scope::Bill => Msg::ScopeBill,
            Scope::BillList => Msg::ScopeBillList,
            Scope::Intake => Msg::ScopeIntake,
            Scope::Filed | Scope::DetermineFiled => Msg::ScopeFiled,
            Scope::Determine => Msg::ScopeDetermine,
            Scope::DeterminePick => Msg::ScopeDeterminePick,
            Scope::Conflict => Msg::ScopeConflict,
            Scope::Drafts => Msg::ScopeDrafts,
            Scope::CaseList => Msg::ScopeCaseList,
            Scope::CaseFilter => Msg::ScopeCaseFilter,
            Scope::Case => Msg::ScopeCase,
            Scope::CaseSteps => Msg::ScopeCaseSteps,
            Scope::CaseForm => Msg::ScopeCaseForm,
            Scope::Owed => Msg::ScopeOwed,
            Scope::PaymentLists => Msg::PaymentListsTitle,
            Scope::PaymentList => Msg::PaymentListTitle,
            Scope::Failures => Msg::FailuresTitle,
            Scope::PayeeAccounts => Msg::PayeeAccountsTitle,
            Scope::AccountForm => Msg::AccountTitle,
            Scope::Benefits => Msg::BenefitsTitle,
            Scope::Benefit => Msg::BenefitTitle,
            Scope::MonthRun => Msg::RunTitle,
            Scope::Certifications => Msg::CertificationsTitle,
            Scope::Adjustment => Msg::AdjustmentTitle,
            Scope::LevyMonth => Msg::LevyTitle,
            Scope::Declaration => Msg::LevyDeclareTitle,
            Scope::Employers => Msg::EmployersTitle,
            Scope::LevyReceipts => Msg::DebtReceiptsTitle,
            Scope::Arrears | Scope::ArrearsMonths => Msg::DebtArrearsTitle,
            Scope::ReturnedChanges => Msg::DebtReturnedTitle,
            Scope::LevyNotices => Msg::DebtNoticesTitle,
            Scope::LevyReconcile => Msg::DebtReconcileTitle,
            Scope::EmployerFile => Msg::ScopeEmployerFile,
            Scope::ReturnedRegistrations => Msg::ReturnedTitle,
            Scope::WorkerSheets | Scope::WorkerSheetsWork => Msg::WorkersTitle,
            Scope::WorkerForm => Msg::WorkersNew,
            Scope::Staff => Msg::WorkersStaff,
            Scope::Statistics => Msg::StatisticsTitle,
            Scope::StatisticsList => Msg::StatisticsListTitle,
            Scope::StatisticsNotes => Msg::StatisticsNotes,
            Scope::StatisticsReason => Msg::StatisticsReasonTitle,
            Scope::Rates => Msg::RatesTitle,
            Scope::RateOne => Msg::RateOneTitle,
            Scope::Scenarios => Msg::ScenariosTitle,
            Scope::ScenarioForm => Msg::ScenarioFormTitle,
            Scope::ScenarioCompare => Msg::ScenarioCompareTitle,
            Scope::Audit => Msg::ScopeAudit,
            Scope::AuditFilter => Msg::ScopeAuditFilter,
            Scope::AuditRecord => Msg::ScopeAuditRecord,
            Scope::FundWork | Scope::VoucherWork => Msg::ScopeFundWork,
            Scope::Accounts => Msg::ScopeAccounts,
            Scope::Vouchers => Msg::ScopeVouchers,
            Scope::Voucher => Msg::ScopeVoucher,
            Scope::PostingForm => Msg::ScopePostingForm,
            Scope::Findings => Msg::FindingsTitle,
            Scope::Inspections | Scope::Inspection => Msg::InspectionsTitle,
            Scope::Recoveries | Scope::RecoveriesWork => Msg::RecoveriesTitle,
            Scope::Recovery | Scope::RecoveryWork => Msg::LabelRecovery,
            Scope::RecoveryForm => Msg::RecoveryFormTitle,
            Scope::SheetList => Msg::ScopeSheetList,
            Scope::SheetFilter => Msg::ScopeSheetFilter,
            Scope::Sheet => Msg::ScopeSheet,
            Scope::Opinion => Msg::ScopeOpinion,
            Scope::Ask => Msg::ScopeAsk,
        }
    }
}
