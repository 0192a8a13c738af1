-- Who may sign in, and who is signed in. A token is kept as its hash: whoever reads the database cannot use it.

create table account (
    tenant {int} not null,
    name text not null,
    role text not null,
    unit {bytes},
    person {bytes},
    secret text not null,
    language text not null,
    disabled {int} not null,
    made_us {int} not null,
    primary key (tenant, name)
) {strict};

create table session (
    tenant {int} not null,
    token {bytes} not null,
    account text not null,
    made_us {int} not null,
    seen_us {int} not null,
    primary key (tenant, token)
) {strict};

create index session_account on session (tenant, account);
