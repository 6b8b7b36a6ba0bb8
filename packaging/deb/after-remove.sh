#!/bin/sh
# Run by the package manager, as root. The records and settings lie in the users' own folders, and stay, also when the package is purged.
set -e
case "$1" in remove | purge) ;; *) exit 0 ;; esac
profile="${DPKG_ROOT:-}/etc/apparmor.d/${executable}"
[ -f "$profile" ] || exit 0
if [ -z "${DPKG_ROOT:-}" ] && ! ischroot 2>/dev/null; then
  apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
fi
rm -f "$profile"
