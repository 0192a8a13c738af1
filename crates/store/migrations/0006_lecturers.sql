-- Lecturers sign in too: the code by which the school's file names them.

alter table account add column lecturer text;
