#!/bin/bash
# Runs once, when the database is first made. Two accounts, both for this database only: the owner makes the tables and
# their triggers and is used by `migrate` alone; the platform reads and writes rows. It can neither drop a trigger nor
# truncate or alter a table, so the record stays append-only even for whoever takes over the platform (docs/adr/0006).
set -euo pipefail
for name in SUNLIT_OWNER_PASSWORD SUNLIT_DATABASE_PASSWORD; do
  if [[ ! "${!name}" =~ ^[A-Za-z0-9]{16,}$ ]]; then
    echo "$name: at least 16 letters and digits, because it is part of an address" >&2
    exit 1
  fi
done
MYSQL_PWD="${MYSQL_ROOT_PASSWORD}" mysql --protocol=socket -u root <<SQL
CREATE USER 'sunlit_owner'@'%' IDENTIFIED BY '${SUNLIT_OWNER_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER ON sunlit.* TO 'sunlit_owner'@'%';
CREATE USER 'sunlit'@'%' IDENTIFIED BY '${SUNLIT_DATABASE_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE ON sunlit.* TO 'sunlit'@'%';
SQL
