//! What a screen may ask about scenarios, and the answers.

use super::{ScenarioLine, ScenarioView};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal, Reply};

/// What a screen may ask about scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioRequest {
    /// Work one out as it is typed.
    Run {
        name: String,
        fields: Fields,
    },
    /// Save it under the name in its field `scenario`; answered by the list.
    Save {
        fields: Fields,
    },
    /// Give one up; answered by the list.
    Drop {
        name: String,
    },
    List,
    /// Saved ones side by side.
    Compare {
        names: Vec<String>,
    },
}

/// The answers; each variant belongs to the request of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioReply {
    Run(Box<ScenarioView>),
    /// Also the answer to what was saved or given up.
    List(Vec<ScenarioLine>),
    Compare(Vec<ScenarioView>),
}

impl Desk {
    pub(in crate::desk) fn answer_scenarios(&mut self, request: ScenarioRequest) -> Result<Reply, Refusal> {
        Ok(Reply::Scenarios(match request {
            ScenarioRequest::Run { name, fields } => ScenarioReply::Run(Box::new(self.run_scenario(&name, &fields)?)),
            ScenarioRequest::Save { fields } => {
                self.save_scenario(&fields)?;
                ScenarioReply::List(self.scenarios()?)
            }
            ScenarioRequest::Drop { name } => {
                self.drop_scenario(&name)?;
                ScenarioReply::List(self.scenarios()?)
            }
            ScenarioRequest::List => ScenarioReply::List(self.scenarios()?),
            ScenarioRequest::Compare { names } => ScenarioReply::Compare(self.compare_scenarios(&names)?),
        }))
    }
}
