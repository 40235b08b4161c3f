#!/bin/sh
# Mounts the .dmg that build.sh made and runs the program out of it. Usage: smoke.sh FOLDER FILE
set -eu
dmg=$(ls "$1"/Colonnade-*.dmg)
mount=$(mktemp -d)
hdiutil attach -nobrowse -readonly -mountpoint "$mount" "$dmg"
trap 'hdiutil detach "$mount"' EXIT
command=$mount/Colonnade.app/Contents/app/colonnade
"$command" --version
"$command" head "$2" -n 3
"$command" snapshot "$2" -o "$1/window.png"
plutil -p "$mount/Colonnade.app/Contents/Info.plist" | grep -q parquet
