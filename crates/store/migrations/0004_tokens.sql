-- Tokens: programs that act for an account, and what they may do of what it may. Kept as their hash.

create table token (
    tenant {int} not null,
    token {bytes} not null,
    account text not null,
    name text not null,
    acts text not null,
    made_us {int} not null,
    until_us {int} not null,
    primary key (tenant, token)
) {strict};

create index token_account on token (tenant, account);
