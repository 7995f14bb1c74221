//! What a screen may ask of the desk, what the desk answers, and the way from one to the other.

use super::fund::{EntryPage, FundView};
use super::login::{Secret, Welcome};
use super::operators::{DutyLine, OperatorAct, OperatorFile, OperatorList};
use super::policy::{Draft, ParameterHistory, ParameterList, Settle};
use super::{
    Desk, Refusal, answers, arrears, audit, cases, consult, determine, drafts, employers, estimate, inspection, ledger, levy,
    monthly, papers, payments, rates, recover, reimburse, scenarios, sheets, statistics, workers,
};
use crate::domain::benefits::FieldProblem;
use crate::domain::case::paper::PaperKind;
use crate::domain::case::workflow::Check;
use crate::domain::dates::Month;
use crate::domain::person::{FullNumbers, Hit, PersonFile};
use crate::domain::recovery::Way;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;

/// What a screen may ask of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Show who one is.
    LogIn { login: String, password: Secret },
    /// Open a locked window.
    Unlock { password: Secret },
    /// The window is locked.
    Lock,
    /// Change one's own password.
    ChangePassword { old: Secret, new: Secret },
    /// The operators, or only oneself.
    Operators,
    /// Everything about an operator.
    OperatorFile { login: String },
    /// Do something to an operator.
    ActOnOperator { login: String, act: Box<OperatorAct> },
    /// Who may do what.
    Duties,
    /// Search as typed, at most `limit` hits.
    Lookup { text: String, limit: usize },
    /// Open a person's file.
    OpenFile { person_id: i64 },
    /// Read a file again that is open; not recorded.
    ReadFile { person_id: i64 },
    /// Show whole numbers; recorded in the audit trail.
    ShowFull { person_id: i64 },
    /// A year of the fund; `None` for the newest year with entries.
    FundYear { year: Option<i32> },
    /// Entries behind an item, of a month or (`None`) of the whole year, `offset` rows on.
    Entries { year: i32, month: Option<u32>, item: String, offset: i64, limit: i64 },
    /// The accounts of a year; `None` for the newest one.
    Accounts { year: Option<i32> },
    /// A page of vouchers, of a month and an account or of all.
    Vouchers { month: Option<Month>, account: Option<String>, offset: i64, limit: i64 },
    /// A voucher with its entries.
    Voucher { number: String },
    /// What is wrong with a posting as it is typed.
    LookAtPosting { fields: estimate::Fields },
    /// A page of employers.
    Employers { ask: employers::EmployerAsk, offset: i64, limit: i64 },
    /// Of statistics.
    Statistics(Box<statistics::StatisticsRequest>),
    /// Files, registration and certificates of employers.
    Employer(employers::EmployerRequest),
    /// Declarations, and what a month levies.
    Levy(levy::LevyRequest),
    /// What employers paid and owe.
    Arrears(arrears::ArrearsRequest),
    /// Who is insured, and sheets of who joins, leaves and changes.
    Workers(workers::WorkerRequest),
    /// Something about rates.
    Rates(rates::RateRequest),
    /// Something about scenarios of the fund.
    Scenarios(scenarios::ScenarioRequest),
    /// The counter's questions, answered for a person, or in general.
    Answers { person_id: Option<i64> },
    /// What the form's fields would pay.
    Consult { fields: estimate::Fields },
    /// A consulting form filled in from a person's file.
    ConsultFor { person_id: i64 },
    /// Note in the person's file what was asked and answered.
    NoteAdvice { person_id: i64, fields: estimate::Fields },
    /// Print a slip to take home, by the way this operator prints.
    PrintSlip { text: String },
    /// Remember a setting of this operator, such as `glyphs`.
    SaveSetting { key: &'static str, value: String },
    /// Keep what was typed into a form.
    SaveDraft { draft: Box<drafts::SavedDraft> },
    /// This operator's drafts.
    Drafts,
    /// Go on with a draft.
    OpenDraft { id: String },
    /// Throw a draft away.
    DropDraft { id: String },
    /// All parameters with what holds today.
    Parameters,
    /// The time line of a parameter.
    ParameterHistory { key: String },
    /// Enter a parameter; another operator has to confirm it.
    EnterParameter { draft: Box<Draft> },
    /// Confirm, reject or withdraw what waits.
    SettleParameter { id: i64, how: Settle },
    /// What an intake form begins with, for a person or for nobody yet.
    BeginClaim { person_id: Option<i64> },
    /// Employers by a part of the name or the beginning of the credit code.
    EmployersLike { text: String },
    /// What the desk makes of a claim as it is typed; `case` is its number once it has one.
    LookAtClaim { fields: estimate::Fields, case: String },
    /// File a claim; the same submission again answers the same case.
    FileClaim { fields: estimate::Fields, submission: String },
    /// A case with its time line.
    Case { number: String },
    /// The newest claim of a case, to be changed.
    ClaimFields { number: String },
    /// Save a changed claim that began from version `base`.
    ReviseClaim { number: String, base: i64, fields: estimate::Fields, reason: String },
    /// Enter a step of a case.
    AdvanceCase { number: String, fields: estimate::Fields },
    /// What is wrong with a step as it is typed.
    LookAtStep { number: String, fields: estimate::Fields },
    /// Pass, return or recall the step that waits, which is the one that was `seen`.
    SettleStep { number: String, seen: i64, check: Check, remark: String },
    /// A page of a work list, narrowed by a text unless that is empty.
    CaseList { queue: cases::Queue, text: String, offset: i64, limit: i64 },
    /// How many cases each work list has.
    QueueCounts,
    /// Whether another window has written since this was last asked.
    Changed,
    /// Papers of a case, and which may be issued.
    Papers { number: String },
    /// Issue a paper; a delivery record is of the paper `about`.
    IssuePaper { number: String, kind: PaperKind, about: Option<i64>, press: papers::Press },
    /// Print an issued paper; without a way, by the one this operator used last.
    PrintPaper { id: i64, way: Option<papers::Way>, press: papers::Press },
    /// Print a sheet about money as it stands; without a way, by the one this operator used last.
    PrintSheet { number: String, way: Option<papers::Way>, press: sheets::SheetPress },
    /// Record that a paper of a case was served.
    RecordService { number: String, id: i64, fields: estimate::Fields },
    /// File a sheet about money; the same submission again answers the same sheet.
    FileSheet { kind: SheetKind, fields: estimate::Fields, submission: String, scribe: sheets::Scribe },
    /// Hand a returned sheet in again, corrected.
    ResubmitSheet { number: String, seen: i64, fields: estimate::Fields, scribe: sheets::Scribe },
    /// What a form of a bill begins with, for a person or for nobody yet.
    BeginBill { person_id: Option<i64> },
    /// What the desk makes of a bill as it is typed; `corrects` is the number of the sheet that is corrected, or empty.
    LookAtBill { fields: estimate::Fields, corrects: String, scribe: sheets::Scribe },
    /// A sheet with its steps.
    Sheet { number: String },
    /// What a form of a determination begins with.
    BeginDetermination { number: String },
    /// What a determination comes to as it is typed; `corrects` is the sheet that is handed in again.
    LookAtDetermination { fields: estimate::Fields, corrects: Option<String>, scribe: sheets::Scribe },
    /// Take a step of a sheet, on what was `seen`.
    TakeSheetStep { number: String, seen: i64, step: Step, note: sheets::StepNote },
    /// The sheets of a case.
    SheetsOfCase { number: String },
    /// A page of a queue of sheets.
    SheetQueue { ask: sheets::SheetAsk, offset: i64, limit: i64 },
    /// How many sheets each queue has.
    SheetCounts,
    /// What waits to be paid.
    Owed,
    /// The newest payment lists.
    PaymentLists,
    /// A payment list with its lines.
    PaymentList { number: String },
    /// Write a list's bank file and say that the bank has it.
    SendList { number: String, seen: i64, form: payments::BankForm, press: payments::BankPress },
    /// What the bank did with a list; answered by the list.
    SettleList { number: String, seen: i64, fields: estimate::Fields },
    /// The bank returned a line; answered by the list.
    ReturnPayment { number: String, fields: estimate::Fields },
    /// Accounts in use of payees with that in their names.
    PayeeAccounts { text: String },
    /// What is wrong with an account as it is typed.
    LookAtAccount { fields: estimate::Fields, scribe: sheets::Scribe },
    /// Monthly benefits by name, number or case; those in force without a text.
    Benefits { text: String },
    /// A monthly benefit with all that happened to it.
    Benefit { id: i64 },
    /// What a run of a month would do.
    PreviewRun { month: Month },
    /// Run a month.
    RunMonth { month: Month },
    /// Whose certification is due within so many days.
    CertificationsDue { within: u16 },
    /// Somebody was reminded; answered by who is due.
    RemindOfCertification { person: i64, within: u16 },
    /// Record a certification; answered by who is due.
    Certify { person: i64, fields: estimate::Fields, within: u16 },
    /// What a year's adjustment would do.
    PreviewAdjustment { year: String },
    /// The recoveries.
    Recoveries,
    /// A recovery with what came back.
    Recovery { number: String },
    /// Money of a recovery came back, or is given up; answered by the posting that was filed.
    Repay { number: String, way: Way, fields: estimate::Fields, submission: String, scribe: sheets::Scribe },
    /// Records of the audit trail for a filter's fields, `offset` records back.
    Audit { fields: estimate::Fields, offset: i64, limit: i64 },
    /// About inspection.
    Inspection(inspection::InspectionRequest),
    /// The operator leaves.
    LogOut,
}

/// What the desk answers; each variant belongs to the request of the same name.
#[derive(Clone, PartialEq, Eq)]
pub enum Reply {
    LogIn(Box<Welcome>),
    Unlock,
    ChangePassword,
    Operators(Box<OperatorList>),
    /// Also the answer to what was done to him.
    OperatorFile(Box<OperatorFile>),
    Duties(Vec<DutyLine>),
    Lookup(Found),
    OpenFile(Box<PersonFile>),
    ShowFull {
        person_id: i64,
        numbers: FullNumbers,
    },
    FundYear(Box<FundView>),
    Entries(EntryPage),
    Accounts(Box<ledger::AccountsView>),
    Vouchers(Box<ledger::VoucherList>),
    Voucher(Box<ledger::VoucherView>),
    LookAtPosting(Vec<FieldProblem>),
    Answers(Vec<answers::Answered>),
    Consult(Box<consult::Consulted>),
    Benefits(Vec<monthly::BenefitListLine>),
    Benefit(Box<monthly::BenefitView>),
    PreviewRun(Box<monthly::RunView>),
    RunMonth(Box<monthly::RunView>),
    /// Also the answer to a reminder and to a certification.
    CertificationsDue(Vec<monthly::DueLine>),
    PreviewAdjustment(Box<monthly::AdjustmentView>),
    ConsultFor(Box<consult::Prefill>),
    NoteAdvice,
    /// Something was printed: a slip or a paper.
    Sent(papers::Sent),
    Saved,
    SaveDraft,
    /// Also the answer to one that was thrown away.
    Drafts(drafts::DraftList),
    OpenDraft(Box<drafts::SavedDraft>),
    Parameters(Box<ParameterList>),
    /// Also the answer to what was entered or settled.
    ParameterHistory(Box<ParameterHistory>),
    BeginClaim(Box<cases::Begun>),
    /// Credit codes and names.
    EmployersLike(Vec<(String, String)>),
    LookAtClaim(Box<cases::Looked>),
    FileClaim(cases::Filed),
    /// Also the answer to a change, a step or its settling.
    Case(Box<cases::CaseView>),
    ClaimFields {
        number: String,
        fields: estimate::Fields,
        version: i64,
    },
    LookAtStep(Vec<FieldProblem>),
    CaseList(cases::CaseList),
    QueueCounts(cases::QueueCounts),
    Changed(bool),
    /// Also the answer to what was issued (then `issued` is its row's number) or served.
    Papers {
        list: Box<papers::PaperList>,
        issued: Option<i64>,
    },
    FileSheet(cases::Filed),
    BeginBill(Box<reimburse::BillBegun>),
    LookAtBill(Box<reimburse::BillLook>),
    /// Also the answer to a step, and to one that was handed in again.
    Sheet(Box<sheets::SheetView>),
    SheetsOfCase(Vec<sheets::SheetListLine>),
    SheetQueue(sheets::SheetList),
    SheetCounts(sheets::SheetCounts),
    BeginDetermination(Box<determine::BegunDetermination>),
    LookAtDetermination(Box<determine::Determined>),
    Owed(Vec<payments::OwedLine>),
    Employers(employers::EmployerList),
    Statistics(statistics::StatisticsReply),
    Employer(employers::EmployerReply),
    Levy(levy::LevyReply),
    Arrears(arrears::ArrearsReply),
    Workers(workers::WorkerReply),
    Rates(rates::RateReply),
    Scenarios(scenarios::ScenarioReply),
    PaymentLists(Vec<payments::PaymentListLine>),
    /// Also the answer to what the bank did with it.
    PaymentList {
        view: Box<sheets::SheetView>,
        lines: Vec<payments::PaymentLine>,
    },
    PayeeAccounts(Vec<payments::AccountLine>),
    LookAtAccount(payments::LookedAccount),
    Recoveries(Vec<recover::RecoveryLine>),
    Recovery(Box<recover::RecoveryView>),
    Audit(audit::AuditPage),
    /// About inspection.
    Inspection(Box<inspection::InspectionReply>),
    LoggedOut,
}

/// Hits of a search, with the text that was searched for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub text: String,
    pub hits: Vec<Hit>,
    /// There are more than were asked for.
    pub more: bool,
}

impl Desk {
    /// Does what a screen asks; the command line and tests call the same acts.
    ///
    /// # Errors
    /// The act's [`Refusal`].
    pub fn run(&mut self, request: Request) -> Result<Reply, Refusal> {
        match request {
            // Who is at this desk has shown it already.
            Request::LogIn { .. } => Err(Refusal::WrongPassword),
            Request::Unlock { password } => self.unlock(&password).map(|()| Reply::Unlock),
            Request::Lock => self.lock().map(|()| Reply::Saved),
            Request::ChangePassword { old, new } => self.change_password(&old, &new).map(|()| Reply::ChangePassword),
            Request::Operators => self.operator_list().map(|l| Reply::Operators(Box::new(l))),
            Request::OperatorFile { login } => self.operator_file(&login).map(|f| Reply::OperatorFile(Box::new(f))),
            Request::ActOnOperator { login, act } => {
                self.act_on_operator(&login, *act)?;
                self.operator_file(&login).map(|f| Reply::OperatorFile(Box::new(f)))
            }
            Request::Duties => self.duty_lines().map(Reply::Duties),
            Request::Lookup { text, limit } => self.lookup(&text, limit).map(Reply::Lookup),
            Request::OpenFile { person_id } => self.open_file(person_id).map(|f| Reply::OpenFile(Box::new(f))),
            Request::ReadFile { person_id } => self.read_file(person_id).map(|f| Reply::OpenFile(Box::new(f))),
            Request::ShowFull { person_id } => self.show_full(person_id).map(|numbers| Reply::ShowFull { person_id, numbers }),
            Request::FundYear { year } => self.fund_year(year).map(|v| Reply::FundYear(Box::new(v))),
            Request::Entries { year, month, item, offset, limit } => {
                self.entries(year, month, &item, offset, limit).map(Reply::Entries)
            }
            Request::Accounts { year } => self.accounts(year).map(|a| Reply::Accounts(Box::new(a))),
            Request::Vouchers { month, account, offset, limit } => {
                self.vouchers(month, account.as_deref(), offset, limit).map(|l| Reply::Vouchers(Box::new(l)))
            }
            Request::Voucher { number } => self.voucher(&number).map(|v| Reply::Voucher(Box::new(v))),
            Request::LookAtPosting { fields } => self.look_at_posting(&fields).map(Reply::LookAtPosting),
            Request::Answers { person_id } => match person_id {
                Some(id) => self.answers(id).map(Reply::Answers),
                None => self.general_answers().map(Reply::Answers),
            },
            Request::Consult { fields } => self.consult(&fields).map(|c| Reply::Consult(Box::new(c))),
            Request::ConsultFor { person_id } => self.consult_for(person_id).map(|p| Reply::ConsultFor(Box::new(p))),
            Request::NoteAdvice { person_id, fields } => self.note_advice(person_id, &fields).map(|()| Reply::NoteAdvice),
            Request::PrintSlip { text } => self.print_slip(&text).map(Reply::Sent),
            Request::SaveSetting { key, value } => self.save_setting(key, &value).map(|()| Reply::Saved),
            Request::SaveDraft { draft } => self.save_draft(&draft).map(|()| Reply::SaveDraft),
            Request::Drafts => self.drafts().map(Reply::Drafts),
            Request::OpenDraft { id } => self.open_draft(&id).map(|d| Reply::OpenDraft(Box::new(d))),
            Request::DropDraft { id } => {
                self.drop_draft(&id)?;
                self.drafts().map(Reply::Drafts)
            }
            Request::FileSheet { kind, fields, submission, scribe } => {
                self.file_sheet(kind, &fields, &submission, scribe).map(Reply::FileSheet)
            }
            Request::ResubmitSheet { number, seen, fields, scribe } => {
                self.resubmit_sheet(&number, seen, &fields, scribe)?;
                self.sheet(&number).map(|s| Reply::Sheet(Box::new(s)))
            }
            Request::BeginBill { person_id } => self.begin_bill(person_id).map(|b| Reply::BeginBill(Box::new(b))),
            Request::LookAtBill { fields, corrects, scribe } => {
                self.look_at_bill(&fields, &corrects, scribe).map(|l| Reply::LookAtBill(Box::new(l)))
            }
            Request::Sheet { number } => self.sheet(&number).map(|s| Reply::Sheet(Box::new(s))),
            Request::TakeSheetStep { number, seen, step, note } => {
                self.take_sheet_step(&number, seen, step, &note)?;
                self.sheet(&number).map(|s| Reply::Sheet(Box::new(s)))
            }
            Request::SheetQueue { ask, offset, limit } => self.sheet_queue(&ask, offset, limit).map(Reply::SheetQueue),
            Request::SheetCounts => self.sheet_counts().map(Reply::SheetCounts),
            Request::BeginDetermination { number } => {
                self.begin_determination(&number).map(|b| Reply::BeginDetermination(Box::new(b)))
            }
            Request::LookAtDetermination { fields, corrects, scribe } => {
                let seen = self.look_at_determination(&fields, corrects.as_deref(), scribe)?;
                Ok(Reply::LookAtDetermination(Box::new(seen)))
            }
            Request::SheetsOfCase { number } => self.sheets_of_case(&number).map(Reply::SheetsOfCase),
            Request::Recoveries => self.recoveries().map(Reply::Recoveries),
            Request::Recovery { number } => self.recovery(&number).map(|r| Reply::Recovery(Box::new(r))),
            Request::Repay { number, way, fields, submission, scribe } => {
                self.repay(&number, way, &fields, &submission, scribe).map(Reply::FileSheet)
            }
            Request::Owed => self.owed().map(Reply::Owed),
            Request::Employers { ask, offset, limit } => self.employer_list(&ask, offset, limit).map(Reply::Employers),
            Request::Statistics(request) => self.ask_statistics(*request).map(Reply::Statistics),
            Request::Employer(request) => self.answer_employer(request),
            Request::Levy(request) => self.run_levy(request).map(Reply::Levy),
            Request::Arrears(request) => match self.run_arrears(request)? {
                arrears::ArrearsReply::Sent(sent) => Ok(Reply::Sent(sent)),
                reply => Ok(Reply::Arrears(reply)),
            },
            Request::Workers(request) => self.run_workers(request).map(Reply::Workers),
            Request::Rates(request) => self.answer_rates(request),
            Request::Scenarios(request) => self.answer_scenarios(request),
            Request::PaymentLists => self.payment_lists().map(Reply::PaymentLists),
            Request::PaymentList { number } => self.payment_list_reply(&number),
            Request::SendList { number, seen, form, press } => self.send_list(&number, seen, form, press).map(Reply::Sent),
            Request::SettleList { number, seen, fields } => {
                self.settle_as_typed(&number, seen, &fields)?;
                self.payment_list_reply(&number)
            }
            Request::ReturnPayment { number, fields } => {
                self.return_as_typed(&number, &fields)?;
                self.payment_list_reply(&number)
            }
            Request::PayeeAccounts { text } => self.payee_accounts(&text).map(Reply::PayeeAccounts),
            Request::LookAtAccount { fields, scribe } => {
                self.look_at_account(&fields, sheets::Purpose { scribe, corrects: None }).map(Reply::LookAtAccount)
            }
            Request::Benefits { text } => self.benefit_list(&text).map(Reply::Benefits),
            Request::Benefit { id } => self.benefit(id).map(|b| Reply::Benefit(Box::new(b))),
            Request::PreviewRun { month } => self.preview_run(month).map(|r| Reply::PreviewRun(Box::new(r))),
            Request::RunMonth { month } => self.run_month(month).map(|r| Reply::RunMonth(Box::new(r))),
            Request::CertificationsDue { within } => self.certifications_due(within).map(Reply::CertificationsDue),
            Request::RemindOfCertification { person, within } => {
                self.remind_of_certification(person)?;
                self.certifications_due(within).map(Reply::CertificationsDue)
            }
            Request::Certify { person, fields, within } => {
                self.certify(person, &fields)?;
                self.certifications_due(within).map(Reply::CertificationsDue)
            }
            Request::PreviewAdjustment { year } => self.preview_adjustment(&year).map(|a| Reply::PreviewAdjustment(Box::new(a))),
            Request::Audit { fields, offset, limit } => self.audit_trail(&fields, offset, limit).map(Reply::Audit),
            Request::Inspection(request) => self.run_inspection(request).map(|r| Reply::Inspection(Box::new(r))),
            Request::LogOut => self.log_out().map(|()| Reply::LoggedOut),
            Request::Parameters => self.parameters().map(|l| Reply::Parameters(Box::new(l))),
            Request::ParameterHistory { key } => self.parameter_history(&key).map(|h| Reply::ParameterHistory(Box::new(h))),
            Request::EnterParameter { draft } => {
                self.enter_parameter(&draft)?;
                self.parameter_history(&draft.key).map(|h| Reply::ParameterHistory(Box::new(h)))
            }
            Request::SettleParameter { id, how } => {
                let key = self.settle_parameter(id, how)?;
                self.parameter_history(&key).map(|h| Reply::ParameterHistory(Box::new(h)))
            }
            Request::BeginClaim { person_id } => self.begin_claim(person_id).map(|b| Reply::BeginClaim(Box::new(b))),
            Request::EmployersLike { text } => self.employers_like(&text).map(Reply::EmployersLike),
            Request::LookAtClaim { fields, case } => self.look_at_claim(&fields, &case).map(|l| Reply::LookAtClaim(Box::new(l))),
            Request::FileClaim { fields, submission } => self.file_claim(&fields, &submission).map(Reply::FileClaim),
            Request::Case { number } => self.case_reply(&number),
            Request::ClaimFields { number } => {
                let (fields, version) = self.claim_fields(&number)?;
                Ok(Reply::ClaimFields { number, fields, version })
            }
            Request::ReviseClaim { number, base, fields, reason } => {
                self.revise_claim(&number, base, &fields, &reason)?;
                self.case_reply(&number)
            }
            Request::AdvanceCase { number, fields } => {
                self.advance_case(&number, &fields)?;
                self.case_reply(&number)
            }
            Request::LookAtStep { number, fields } => self.look_at_step(&number, &fields).map(Reply::LookAtStep),
            Request::SettleStep { number, seen, check, remark } => {
                self.settle_seen_step(&number, seen, check, &remark)?;
                self.case_reply(&number)
            }
            Request::CaseList { queue, text, offset, limit } => {
                self.case_list_named(queue, &text, offset, limit).map(Reply::CaseList)
            }
            Request::Changed => self.changed_elsewhere().map(Reply::Changed),
            Request::QueueCounts => self.queue_counts().map(Reply::QueueCounts),
            Request::Papers { number } => self.papers_reply(&number, None),
            Request::IssuePaper { number, kind, about, press } => {
                let id = self.issue_paper(&number, kind, about, press)?;
                self.papers_reply(&number, Some(id))
            }
            Request::PrintSheet { number, way, press } => {
                self.print_sheet(&number, sheets::SheetForm::Text, way, press).map(Reply::Sent)
            }
            Request::PrintPaper { id, way, press } => self.print_paper(id, way, press).map(Reply::Sent),
            Request::RecordService { number, id, fields } => {
                self.record_service(id, &fields)?;
                self.papers_reply(&number, None)
            }
        }
    }

    fn payment_list_reply(&self, number: &str) -> Result<Reply, Refusal> {
        let (view, lines) = (self.sheet(number)?, self.payment_lines(number)?);
        Ok(Reply::PaymentList { view: Box::new(view), lines })
    }

    fn case_reply(&self, number: &str) -> Result<Reply, Refusal> {
        self.case(number).map(|c| Reply::Case(Box::new(c)))
    }

    fn papers_reply(&self, number: &str, issued: Option<i64>) -> Result<Reply, Refusal> {
        self.papers(number).map(|list| Reply::Papers { list: Box::new(list), issued })
    }
}
