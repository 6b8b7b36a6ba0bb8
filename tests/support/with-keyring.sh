#!/bin/bash
# with-keyring.sh unlocked|none COMMAND...   runs the command with a throw-away session bus, home and keychain.
# `none` gives a bus on which no keychain service is, nor can be started.
set -eu
mode=$1
shift
scratch=$(mktemp -d)
export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$HOME/.local/share/keyrings"
unset DISPLAY WAYLAND_DISPLAY
cat > "$scratch/bus.conf" <<'CONF'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONF
# No service is started on demand here: a second keychain, started by a mere question, would outlive the bus.
dbus-run-session --config-file="$scratch/bus.conf" -- bash -c '
  mode=$1; shift
  if [ "$mode" = unlocked ]; then
    printf %s throw-away | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    export KEYRING_PID=$!
    trap "kill -CONT $KEYRING_PID 2>/dev/null; kill $KEYRING_PID 2>/dev/null; wait $KEYRING_PID 2>/dev/null || true" EXIT
    for _ in $(seq 200); do
      dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break
      sleep 0.05
    done
  fi
  "$@"' _ "$mode" "$@" && code=0 || code=$?
rm -rf "$scratch"
exit "$code"
