# A private PostgreSQL that lives as long as somebody holds this script's input open, and leaves nothing behind:
# not after a failed test, not after ctrl-C, not when the one who started it was killed.
#
# GOC_PG_PROGRAMS  folder of initdb and pg_ctl
# GOC_PG_FOLDER    an empty folder that is ours; it goes at the end
# GOC_PG_PORT      where it listens on 127.0.0.1
set -eu

# ctrl-C goes to everybody at the terminal. The tests end by it; the server ends below, when our input closes.
trap '' INT TERM HUP

end() {
    "$GOC_PG_PROGRAMS/pg_ctl" stop -s -w -m immediate -D "$GOC_PG_FOLDER/cluster" >/dev/null 2>&1 || true
    cd /
    rm -rf "$GOC_PG_FOLDER"
}
trap end EXIT

failed() {
    echo "$1:" >&2
    cat "$GOC_PG_FOLDER/log" >&2
    exit 1
}

cd "$GOC_PG_FOLDER"
"$GOC_PG_PROGRAMS/initdb" -A trust -U goc -E UTF8 --no-locale -N -D cluster >log 2>&1 || failed "initdb failed"

# The tests kill our program and never the server, so the server need not wait for the disk.
cat >>cluster/postgresql.conf <<END
listen_addresses = '127.0.0.1'
port = $GOC_PG_PORT
unix_socket_directories = '$GOC_PG_FOLDER'
fsync = off
full_page_writes = off
END

"$GOC_PG_PROGRAMS/pg_ctl" start -s -w -t 60 -D cluster -l log >/dev/null 2>&1 || failed "PostgreSQL did not start"
echo ready
cat >/dev/null
