//! What can be typed behind `goc admin`.

use cadre::access::Role;
use clap::Subcommand;

use super::role;

#[derive(Subcommand)]
pub(crate) enum AdminCommand {
    /// Make an account, or give it these rights and this password
    #[command(after_help = "The password is read from GOC_PASSWORD, else a line is read from the terminal.

Examples:
  goc admin add thu.tinh --role province_officer
  goc admin add an.binh --role commune_officer --unit 'Xa An Binh'
  goc admin add anh --role official --person 999185000042")]
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
    },
    /// List who may sign in
    List,
    /// Take an account its right to sign in, and end its sessions
    End {
        /// Which account
        name: String,
    },
}
