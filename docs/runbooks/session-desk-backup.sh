#!/usr/bin/env bash
# One backup of the cloud service, encrypted before it reaches a disk; those that are 33 days old go. docs/runbooks/cloud.md
# says how it is set up. Wants DATABASE_URL, BACKUP_KEY (a file with the public key) and BACKUP_FOLDER.
set -euo pipefail
umask 077
file="$BACKUP_FOLDER/desk-$(date +%F).dump.gpg"
home=$(mktemp -d)
trap 'rm -rf "$home" "$file.part"' EXIT

# The key of the day's visits stays out, or the backup could tell whose marks they are.
pg_dump --format=custom --no-owner --exclude-table-data=visit_keys "$DATABASE_URL" |
  gpg --homedir "$home" --batch --quiet --yes --compress-algo none --recipient-file "$BACKUP_KEY" --encrypt --output "$file.part"
mv "$file.part" "$file"
# Not before there is a new one: nights that fail one after another must not leave us without any.
find "$BACKUP_FOLDER" -name 'desk-*.dump.gpg' -mtime +32 -delete
