use crate::Fault;

use super::draft::Draft;
use super::faults;
use super::plan::Plan;
use super::role::Role;

/// The one account that all rows must be of.
#[derive(Default)]
pub(crate) struct Accounts {
    id: Option<String>,
    name: Option<String>,
}

impl Accounts {
    /// Refuses a second account: its rows would be added to those of the first.
    pub(crate) fn check(&mut self, draft: &Draft<'_>, plan: &Plan) -> Result<(), Fault> {
        let (known, cell, role) = if draft.account.is_empty() {
            (&mut self.name, draft.account_name, Role::AccountName)
        } else {
            (&mut self.id, draft.account, Role::AccountId)
        };
        same(known, cell).map_err(|fault| fault.in_column(plan.header_of(role)))
    }
}

fn same(known: &mut Option<String>, cell: &str) -> Result<(), Fault> {
    match known {
        _ if cell.is_empty() => Ok(()),
        Some(known) if known == cell => Ok(()),
        Some(known) => Err(faults::several_accounts(known, cell)),
        None => {
            *known = Some(cell.to_owned());
            Ok(())
        }
    }
}
