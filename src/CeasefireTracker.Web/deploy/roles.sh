#!/bin/bash
# Run once by the image of PostgreSQL, when its volume is new: what `tracker` publishes, `tracker_read` may read and nothing else; the desk's
# accounts and drafts are the desk's alone (notes.md, "A database, if there is one").
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set read="$READ_PASSWORD" --set desk="$DESK_PASSWORD" << 'END'
CREATE ROLE tracker_read LOGIN PASSWORD :'read';
CREATE ROLE ceasefire_desk LOGIN PASSWORD :'desk';
GRANT CREATE ON DATABASE tracker TO ceasefire_desk;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO tracker_read;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO tracker_read;
END
