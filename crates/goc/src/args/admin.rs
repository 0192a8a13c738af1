//! What can be typed behind `goc admin`.

use cadre::access::{Act, Role};
use clap::Subcommand;

use super::{act, role};

#[derive(Subcommand)]
pub(crate) enum AdminCommand {
    /// Make an account, or give it these rights and this password
    #[command(after_help = "The password is read from GOC_PASSWORD, else a line is read from the terminal.

Examples:
  goc admin add thu.tinh --role province_officer
  goc admin add an.binh --role commune_officer --unit 'Xa An Binh'
  goc admin add anh --role official --person 999185000042
  goc admin add binh --role lecturer --lecturer GV01")]
    Add {
        /// What it signs in as
        name: String,
        /// Role
        #[arg(long, value_parser = role)]
        role: Role,
        /// The unit whose officer it is, by name
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        /// The person whose account it is: personal number, or name where it is the only one
        #[arg(long)]
        person: Option<String>,
        /// The lecturer whose account it is, by the code in the school's file
        #[arg(long, value_name = "CODE")]
        lecturer: Option<String>,
    },
    /// Give a program a token to act for an account; it is shown this once
    #[command(after_help = "A token does nothing but the acts it names, and nothing the account may not.

Example:
  goc admin token thu.tinh statistics --act see_people --act review --days 90")]
    Token {
        /// For which account it acts
        account: String,
        /// What it is called
        name: String,
        /// What it is for; more than one may be named
        #[arg(long = "act", required = true, value_parser = act)]
        acts: Vec<Act>,
        /// How many days it lives
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=366))]
        days: u16,
    },
    /// End the tokens of an account that are called so
    EndToken {
        /// Of which account
        account: String,
        /// What they are called
        name: String,
    },
    /// List who may sign in
    List,
    /// Take an account its right to sign in, and end its sessions
    End {
        /// Which account
        name: String,
    },
}
