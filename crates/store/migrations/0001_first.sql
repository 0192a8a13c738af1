-- The seams of the house. Every key begins with the tenant (province). Ids are 16 bytes made by the program, times
-- microseconds since 1970 UTC, days ISO text, JSON text. What is in braces differs between the databases.

create table log (
    tenant {int} not null,
    size {int} not null,
    primary key (tenant)
) {strict};

create table entry (
    tenant {int} not null,
    position {int} not null,
    kind text not null,
    record {bytes} not null,
    revision {int} not null,
    time_us {int} not null,
    actor text not null,
    act text not null,
    commitment {bytes} not null,
    primary key (tenant, position)
) {strict};

create table fact (
    tenant {int} not null,
    record {bytes} not null,
    revision {int} not null,
    position {int} not null,
    kind text not null,
    person {bytes},
    true_from text,
    true_until text,
    salt {bytes},
    body text,
    erased_on text,
    erased_ground text,
    primary key (tenant, record, revision),
    unique (tenant, position)
) {strict};

create index fact_person on fact (tenant, person);

create table decision (
    tenant {int} not null,
    id {bytes} not null,
    position {int} not null,
    kind text not null,
    subject text not null,
    facts_hash {bytes} not null,
    rules_hash {bytes} not null,
    salt {bytes} not null,
    body text not null,
    primary key (tenant, id),
    unique (tenant, position)
) {strict};

create index decision_subject on decision (tenant, kind, subject, position);

create table idempotency (
    tenant {int} not null,
    request text not null,
    act text not null,
    time_us {int} not null,
    response_hash {bytes} not null,
    response text not null,
    primary key (tenant, request)
) {strict};

create table attachment (
    tenant {int} not null,
    hash {bytes} not null,
    media_type text not null,
    time_us {int} not null,
    content {bytes} not null,
    primary key (tenant, hash)
) {strict};

create table number (
    tenant {int} not null,
    series text not null,
    year {int} not null,
    last {int} not null,
    primary key (tenant, series, year)
) {strict};

create table job (
    tenant {int} not null,
    id {bytes} not null,
    kind text not null,
    state text not null,
    body text not null,
    progress text,
    result text,
    attempts {int} not null,
    run_at_us {int} not null,
    lease_until_us {int},
    fence {int} not null,
    primary key (tenant, id)
) {strict};

create index job_due on job (tenant, state, run_at_us);

create table outbox (
    tenant {int} not null,
    id {bytes} not null,
    topic text not null,
    state text not null,
    payload text not null,
    time_us {int} not null,
    lease_until_us {int},
    fence {int} not null,
    primary key (tenant, id)
) {strict};

create index outbox_due on outbox (tenant, state, time_us);
