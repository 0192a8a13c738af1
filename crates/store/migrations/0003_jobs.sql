-- Jobs: who asked for one and when, and whether it is to stop.

alter table job add column account text not null default '';
alter table job add column asked_us {int} not null default 0;
alter table job add column stop {int} not null default 0;
