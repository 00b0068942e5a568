#!/bin/sh
# Fetches the schema by which Jenkins judges JUnit's XML, junit-10.xsd of its xUnit plug-in, for the tests. The source package of Debian and
# Ubuntu that has it is read into a folder of its own: nothing is installed, and no right is needed.
set -eu
home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
target=${XDG_CACHE_HOME:-$home/.cache}/eemi-acl/junit-10.xsd
[ -s "$target" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/parts" "$work/lists/partial" "$work/archives/partial" "$(dirname "$target")"
for list in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/ubuntu.sources; do
    [ -e "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/parts/$(basename "$list")"
done
[ -e /etc/apt/sources.list ] && sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/parts/old.list"
apt() {
    apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/parts" -o Dir::State::Lists="$work/lists" \
        -o Dir::Cache="$work" -o APT::Sandbox::User="$(id -un)" "$@"
}
cd "$work"
apt update
apt source --download-only --tar-only python-xmlrunner
tar -xf python-xmlrunner_*.orig.tar.*
schema=$(find . -path '*/xunit-plugin/*' -name junit-10.xsd -exec grep -l SUREFIRE_TIME {} +)
cp "$schema" "$target.$$"
mv "$target.$$" "$target"
