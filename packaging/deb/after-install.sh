#!/bin/sh
# Run by the package manager, as root, once the files lie in their place. DPKG_ROOT is empty but where another system is set up.
set -e
[ "$1" = configure ] || exit 0
app="${DPKG_ROOT:-}/opt/${sanitizedProductName}"

setting() { # of the kernel; 1 where it does not know it
  cat "/proc/sys/$1" 2>/dev/null || echo 1
}

# Pages are kept apart by user namespaces where every user has them, else by a small program with the rights of root.
if [ -e /proc/self/ns/user ] && [ "$(setting kernel/unprivileged_userns_clone)" != 0 ] && [ "$(setting user/max_user_namespaces)" != 0 ]; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# Ubuntu 24.04 and later give namespaces only to programs that AppArmor knows. An older AppArmor does not read this profile, and needs none.
profile="$app/resources/apparmor-profile"
if [ -z "${DPKG_ROOT:-}" ] && [ -d /etc/apparmor.d ] && apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp "$profile" '/etc/apparmor.d/${executable}'
  # The kernel is another system's where this one is only being set up.
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi
