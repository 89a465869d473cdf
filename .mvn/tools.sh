# Sourced by ./demo and ./test: finds what they need, or says in one sentence what is missing.

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# A JDK of 17 or newer: JAVA_HOME's where that is set, as Maven does it, else the one on the path.
need_jdk() {
  local bin="" found version
  [ -z "${JAVA_HOME:-}" ] || bin="$JAVA_HOME/bin/"
  JAVA="${bin}java"
  if ! command -v "${bin}javac" >/dev/null 2>&1; then
    if command -v "$JAVA" >/dev/null 2>&1; then
      fail "there is a Java here but no compiler. Switchover builds with a JDK 17 or newer: apt-get install default-jdk-headless"
    fi
    fail "no JDK found${JAVA_HOME:+ in JAVA_HOME ($JAVA_HOME)}. Switchover builds and runs with a JDK 17 or newer: apt-get install default-jdk-headless"
  fi
  found=$("${bin}javac" -version 2>&1 | grep -m 1 '^javac ') || found="javac of an unknown version"
  version=$(printf '%s' "$found" | sed -E 's/^javac (1\.)?([0-9]+).*/\2/')
  case "$version" in
    '' | *[!0-9]*) fail "$found: not understood. Switchover builds and runs with a JDK 17 or newer" ;;
  esac
  if [ "$version" -lt 17 ]; then
    fail "the JDK is too old: $found. Switchover needs 17 or newer: apt-get install default-jdk-headless${JAVA_HOME:+, and set JAVA_HOME to it (now $JAVA_HOME)}"
  fi
}

# An installed Maven of 3.8 or newer, else the one that ./mvnw brings.
need_maven() {
  local version major minor
  MAVEN=./mvnw
  if command -v mvn >/dev/null 2>&1; then
    version=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -nE 's/^Apache Maven ([0-9]+)\.([0-9]+).*/\1 \2/p')
    read -r major minor <<<"${version:-0 0}" || true
    if [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 8 ]; }; then
      MAVEN=mvn
    fi
  fi
}

# need_programs PROGRAM:PACKAGE...: installs the packages of those that are missing when root on a
# Debian, else says the one command that does it. A program may be any file's path, with wildcards.
need_programs() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || [ -x "/usr/sbin/${pair%%:*}" ] \
      || compgen -G "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    fail "missing: ${missing[*]}. Run: sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/tmp/switchover-apt.$$ 2>&1 || {
    tail -n 20 /tmp/switchover-apt.$$ >&2
    rm -f /tmp/switchover-apt.$$
    fail "could not install ${missing[*]}: see above. By hand: apt-get install --no-install-recommends ${missing[*]}"
  }
  rm -f /tmp/switchover-apt.$$
}
