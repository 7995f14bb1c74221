//! Rows of the catalogue about workers who join, leave and change. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! worker_rows {
    ($table:ident! [$($rows:tt)*]) => {
        employer_rows! { $table! [
            $($rows)*
            WorkersTitle { "人员变动", "Workers" }
            WorkersNone { "还没有人员变动单，按 n 新建", "No sheet of workers yet; n begins one" }
            WorkersShown { "人员变动单 {n} 张", "{n} sheets of workers" }
            WorkersNew { "人员变动单", "Sheet of workers" }
            WorkersCorrect { "更正人员变动单", "Sheet of workers, corrected" }
            WorkersStaff { "在保人员", "Insured workers" }
            WorkersStaffNone { "没有符合的在保人员", "No such insured worker" }
            WorkersMarked { "已选 {n} 人，在保 {all} 人", "{n} marked of {all}" }
            WorkersFile { "文件", "File" }
            WorkersEmployerFirst { "请先选定单位", "Choose the employer first" }
            WorkersCounted {
                "增加 {joins}  减少 {leaves}  变更 {changes}  在保 {heads} 人，办理后 {after} 人",
                "join {joins}  leave {leaves}  change {changes}  insured {heads}, afterwards {after}"
            }
            HintWorkersEmployer { "名称的一部分或信用代码", "a part of the name, or the credit code" }
            HeadWorkers { "变动人员", "Workers" }
            ColWorkerAct { "变动", "What" }
            ColCategory { "参保身份", "Category" }
            ColMigrant { "农民工", "Migr" }
            ColChangeDay { "日期", "Day" }
            ColMonthlyWage { "月工资", "Wage" }
            ColWorkerWhy { "原因", "Reason" }
            ColProject { "项目单号", "Project" }
            ColInsuredSince { "参保日期", "Since" }
            KeyStaff { "在保人员、读文件", "Staff, file" }
            KeyAsLeaving { "列为减少", "As leaving" }
            KeyAsChanges { "列为变更", "As changes" }
            KeyReadFile { "读文件", "Read file" }
        ] }
    };
}
