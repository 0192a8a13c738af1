-- Saved lists: what an account asks of the list of people under a name, for itself or for everybody of its unit.

create table saved_list (
    tenant {int} not null,
    account text not null,
    name text not null,
    query text not null,
    shared {int} not null,
    primary key (tenant, account, name)
) {strict};
