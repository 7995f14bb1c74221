//! `gsbx scenario`: what-if of the fund, by the same acts as the window.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::estimate::Fields;
use crate::desk::scenarios::SCENARIO_FIELDS;
use crate::domain::problem::Problem;
use crate::report::{json_text, scenarios as report};

#[derive(Debug, Subcommand)]
pub enum ScenarioAct {
    /// 测算，不保存 / work a scenario out beside today; nothing is kept
    Run {
        /// 假设，如 cut=20 cut_from=2021-05 base_c6=1.1 deaths=1 / assumptions
        #[arg(value_name = "FIELD=VALUE")]
        assumptions: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    /// 保存方案，同名的以新的为准 / save it under a name; of a name the newest counts
    Save {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        assumptions: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    /// 已保存的方案 / the saved ones
    List {
        #[arg(long)]
        json: bool,
    },
    /// 方案对比 / saved ones side by side
    Compare {
        #[arg(required = true)]
        names: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    /// 放弃方案 / give a saved one up
    Drop { name: String },
}

pub(super) fn run(args: &Args, act: &ScenarioAct, session: &Session) -> Result<(), Failure> {
    let (mut desk, lang) = (office::open(args, session)?, session.lang);
    match act {
        ScenarioAct::Run { assumptions, json } => {
            let view = desk.run_scenario("", &fields(assumptions)?)?;
            print(&if *json { json_text(&report::json(&view)) } else { report::text(&view, lang) })
        }
        ScenarioAct::Save { name, assumptions, json } => {
            let view = desk.save_scenario(&fields(assumptions)?.with("scenario", name.as_str()))?;
            print(&if *json { json_text(&report::json(&view)) } else { report::text(&view, lang) })
        }
        ScenarioAct::List { json } => {
            let list = desk.scenarios()?;
            print(&if *json { json_text(&report::list_json(&list)) } else { report::list_text(&list, lang) })
        }
        ScenarioAct::Compare { names, json } => {
            let views = desk.compare_scenarios(names)?;
            print(&match json {
                true => json_text(&views.iter().map(report::json).collect()),
                false => report::comparison_lines(&views, lang).join("\n"),
            })
        }
        ScenarioAct::Drop { name } => Ok(desk.drop_scenario(name)?),
    }
}

/// `field=value` as fields; a field that no scenario has is told.
fn fields(typed: &[String]) -> Result<Fields, Failure> {
    let mut out = Fields::default();
    for text in typed {
        let unknown = || Refusal::Problems(vec![("scenario", Problem::UnknownField { field: text.clone() })]);
        let (id, value) = text.split_once('=').filter(|(id, _)| SCENARIO_FIELDS.contains(id)).ok_or_else(unknown)?;
        out.set(id, value);
    }
    Ok(out)
}
