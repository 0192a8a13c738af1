//! `goc admin`: who may sign in.

use std::io::BufRead;

use anyhow::{Context, Result};
use office::{Actor, NewAccount, NewToken, Office};
use serde_json::json;
use words::{CommandMessage, Say};

use crate::args::AdminCommand;
use crate::screen::Screen;

/// Runs one of the commands about accounts.
pub(crate) fn admin(office: &Office, screen: &Screen, ask: &AdminCommand) -> Result<()> {
    let actor = Actor::local_administrator();
    match ask {
        AdminCommand::Add { name, role, unit, person, lecturer } => {
            let password = password(screen)?;
            let new = NewAccount {
                name: name.clone(),
                role: *role,
                unit: unit.clone(),
                person: person.clone(),
                lecturer: lecturer.clone(),
                password,
                lang: screen.lang,
            };
            office::put_account(office, &actor, &new)?;
            screen.json(&json!({ "account": name, "role": role.code() }));
            screen.say(&CommandMessage::AccountMade { name: name.clone(), role: role.say(screen.lang) });
        }
        AdminCommand::Token { account, name, acts, days } => {
            let new = NewToken { account: account.clone(), name: name.clone(), acts: acts.clone(), days: *days };
            let token = office::put_token(office, &actor, &new)?;
            screen.json(&json!({ "token": token, "account": account, "name": name }));
            screen.say(&CommandMessage::TokenMade { token, days: u32::from(*days) });
        }
        AdminCommand::EndToken { account, name } => {
            office::end_token(office, &actor, account, name)?;
            screen.json(&json!({ "ended": name, "account": account }));
            screen.say(&CommandMessage::AccountEnded { name: format!("{account}/{name}") });
        }
        AdminCommand::List => {
            for token in office::tokens(office, &actor)? {
                let acts: Vec<&str> = token.acts.iter().map(|act| act.code()).collect();
                screen.json(&json!({ "account": token.account, "token": token.name, "acts": acts }));
                screen.sentence(&format!("{}/{}: {}", token.account, token.name, acts.join(", ")));
            }
            for account in office::accounts(office, &actor)? {
                screen.json(&json!({ "account": account.account, "role": account.role.code() }));
                screen.sentence(&format!("{}: {}", account.account, account.role.say(screen.lang)));
            }
        }
        AdminCommand::End { name } => {
            office::end_account(office, &actor, name)?;
            screen.json(&json!({ "ended": name }));
            screen.say(&CommandMessage::AccountEnded { name: name.clone() });
        }
    }
    Ok(())
}

/// The password: never as an argument, which every user of the machine could read.
fn password(screen: &Screen) -> Result<String> {
    if let Ok(password) = std::env::var("GOC_PASSWORD") {
        return Ok(password);
    }
    screen.aside(&CommandMessage::AskPassword.say(screen.lang));
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("cannot read the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
