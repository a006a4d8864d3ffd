#!/bin/bash
# Runs once, when the database is first made. The platform's account has rights on its own database only: it makes the
# tables and their triggers, and can neither grant rights, nor read files, nor see other databases, nor set variables.
set -euo pipefail
if [[ ! "${SUNLIT_DATABASE_PASSWORD}" =~ ^[A-Za-z0-9]{16,}$ ]]; then
  echo 'SUNLIT_DATABASE_PASSWORD: at least 16 letters and digits, because it is part of an address' >&2
  exit 1
fi
MYSQL_PWD="${MYSQL_ROOT_PASSWORD}" mysql --protocol=socket -u root <<SQL
CREATE USER 'sunlit'@'%' IDENTIFIED BY '${SUNLIT_DATABASE_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER ON sunlit.* TO 'sunlit'@'%';
SQL
