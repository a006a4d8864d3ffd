#!/bin/bash
# The account that the platform runs under. It can neither drop, truncate nor alter a table nor touch a trigger, so that
# the record stays append-only also against the platform itself (docs/adr/0006-record.md). Migrations run under
# MYSQL_USER, which owns the database.
set -euo pipefail
: "${SUNLIT_DATABASE_PASSWORD:?}"
mysql --protocol=socket -uroot -p"${MYSQL_ROOT_PASSWORD}" <<SQL
CREATE USER 'sunlit'@'%' IDENTIFIED BY '${SUNLIT_DATABASE_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON \`${MYSQL_DATABASE}\`.* TO 'sunlit'@'%';
SQL
