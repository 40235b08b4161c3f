#!/bin/sh
# Installs the .deb in a clean Debian and uses it there as people do: terminal, double-click, a second file, removal.
# Usage, as root: verify.sh FOLDER PARQUET-FILE ARROW-FILE [PICTURE], FOLDER being target/installer.
# Needs a JDK, debootstrap, Xvfb, openbox, xdotool, xclip and ImageMagick on this machine, and Debian's archive.
set -eu
folder=$1
parquet=$2
arrow=$3
picture=${4:-$folder/installed.png}
deb=$(ls "$folder"/colonnade_*.deb)
root=$(mktemp -d)
chmod 755 "$root"
display=:$((70 + $$ % 20))
pids=
# Where X servers have their sockets, below the root.
sockets=tmp/.X11-unix

say() { echo "verify: $*"; }
fail() { echo "verify: FAILED: $*" >&2; exit 1; }
clean() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    sleep 1
    for mount in "$sockets" proc dev; do
        if mountpoint -q "$root/$mount"; then umount "$root/$mount" || umount -l "$root/$mount"; fi
    done
    rm -rf --one-file-system "$root"
}
trap clean EXIT

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"; }
# As a person with a home of her own and a screen.
person() { chroot --userspec=ann:ann "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME="$home" USER=ann LANG=C.UTF-8 \
    DISPLAY="$display" XDG_RUNTIME_DIR=/run/user/ann "$@"; }
window() { DISPLAY=$display xdotool search --onlyvisible --name ' – Colonnade$' 2>/dev/null || true; }
wait_for() { # what, command...
    what=$1
    shift
    for _ in $(seq 1 150); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.2
    done
    fail "$what did not come within 30 seconds"
}
titled() { DISPLAY=$display xdotool search --onlyvisible --name "$1" | grep -q .; }
# Takes the first cell through the clipboard, which is what a reader of it would see.
first_cell() {
    DISPLAY=$display xdotool key --clearmodifiers ctrl+Home
    sleep 0.7
    DISPLAY=$display xdotool key --clearmodifiers ctrl+c
    sleep 0.7
    DISPLAY=$display timeout 5 xclip -o -selection clipboard 2>/dev/null || true
}

say "a clean Debian"
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -1)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$folder/debootstrap.log" 2>&1 || fail "debootstrap: see $folder/debootstrap.log"
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/$sockets"
cp "$deb" "$root/colonnade.deb"
find "$root" -xdev -path "$root/proc" -prune -o -path "$root/dev" -prune -o -print | sort > "$folder/before.txt"
inside apt-get install -y -q /colonnade.deb libglib2.0-bin > "$folder/install.log" 2>&1 || fail "apt-get install: see $folder/install.log"
inside useradd -m ann
home=$(inside getent passwd ann | cut -d: -f6)
mkdir -p "$root/run/user/ann"
inside chown ann:ann /run/user/ann
chmod 700 "$root/run/user/ann"
files="$root$home/Daten und Übung 📊"
mkdir -p "$files"
cp "$parquet" "$files/erste.parquet"
cp "$arrow" "$files/zweite.arrow"
cp "$parquet" "$files/dritte (gezogen).parquet"
inside chown -R ann:ann "$home"

say "terminal"
person colonnade --version | sed 's/^/    /'
person colonnade head "$home/Daten und Übung 📊/erste.parquet" -n 3 | sed 's/^/    /'
errors=$(person colonnade count "$home/Daten und Übung 📊/erste.parquet" 2>&1 >/dev/null)
[ -z "$errors" ] || fail "a command says on stderr: $errors"
person env -u DISPLAY colonnade && fail "a window without a display" || say "no display: said so, status $?"
expected=$(person colonnade head "$home/Daten und Übung 📊/erste.parquet" -n 1 --format csv | tail -1 | cut -d, -f1)
inside test -e /usr/share/man/man1/colonnade.1.gz || say "no manual: this Debian leaves manuals out"

say "double-click"
Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
pids="$pids $!"
sleep 2
mount --bind "/$sockets" "$root/$sockets"
DISPLAY=$display openbox >/dev/null 2>&1 &
pids="$pids $!"
type=$(person gio info -a standard::content-type "$home/Daten und Übung 📊/erste.parquet" | sed -n 's/.*content-type: //p')
[ "$type" = application/vnd.apache.parquet ] || fail "the type of a Parquet file is $type"
person gio open "$home/Daten und Übung 📊/erste.parquet" >/dev/null 2>&1 &
wait_for "a window with the file's name" titled 'erste.parquet'
sleep 2
cell=$(first_cell)
[ "$cell" = "$expected" ] || fail "the first cell is \"$cell\" where \"$expected\" was expected"
say "the first cell says $cell, as the command line does"
DISPLAY=$display import -window root "$picture"
[ "$(identify -format %k "$picture")" -gt 200 ] || fail "the picture is empty: $picture"

say "a second file"
before=$(window | wc -l)
person gio open "$home/Daten und Übung 📊/zweite.arrow" >/dev/null 2>&1
wait_for "the second file in the first window" titled 'zweite.arrow'
[ "$(window | wc -l)" = "$before" ] || fail "there is a second window"

say "a drop from another process"
DISPLAY=$display java "$(dirname "$0")/FileDragSource.java" "$home/Daten und Übung 📊/dritte (gezogen).parquet" &
pids="$pids $!"
wait_for "the window to drag from" titled '^drag from here$'
sleep 1
eval "$(DISPLAY=$display xdotool getwindowgeometry --shell "$(window | tail -1)" | grep -E '^(X|Y|WIDTH|HEIGHT)=')"
DISPLAY=$display xdotool mousemove 60 60 mousedown 1
for step in 1 2 3 4 5 6 7 8 9 10; do
    DISPLAY=$display xdotool mousemove $((60 + (X + WIDTH / 2 - 60) * step / 10)) $((60 + (Y + HEIGHT / 2 - 60) * step / 10))
    sleep 0.2
done
DISPLAY=$display xdotool mouseup 1
wait_for "the dropped file in the window" titled 'dritte .gezogen..parquet'

say "start times, median of 10, warm"
median() { # what, command...
    what=$1
    shift
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        begin=$(date +%s%N)
        "$@" >/dev/null 2>&1
        echo $((($(date +%s%N) - begin) / 1000000))
    done | sort -n | sed -n 5p | sed "s/^/    $what: /; s/$/ ms/"
}
cat > "$folder/Hello.java" <<HELLO
public class Hello { public static void main(String[] args) { System.out.println("Hello"); } }
HELLO
javac -d "$folder" "$folder/Hello.java" && median "java Hello" java -Xshare:auto -cp "$folder" Hello
median "--version" person colonnade --version
median "head of Arrow" person colonnade head "$home/Daten und Übung 📊/zweite.arrow"
median "head of Parquet" person colonnade head "$home/Daten und Übung 📊/erste.parquet"

say "window until first rows, as its log says, of 6 starts with the AOT cache and 6 without"
DISPLAY=$display xdotool key --clearmodifiers alt+F4
sleep 3
log=$root$home/.local/state/colonnade/logs
for aot in with without; do
    [ $aot = with ] || { mkdir -p "$root/aside"; mv "$root"/opt/colonnade/lib/app/*.aot "$root/aside/"; }
    for _ in 1 2 3 4 5 6; do
        rm -f "$root$home/.config/colonnade/session.json"
        person colonnade "$home/Daten und Übung 📊/erste.parquet" >/dev/null 2>&1 &
        sleep 4
        DISPLAY=$display xdotool key --clearmodifiers alt+F4
        sleep 2
    done
    find "$root$home" -name 'colonnade*.log' -exec grep -h 'first rows after' {} + | tail -6 \
        | sed 's/.*first rows after //' | sort -n | tr '\n' ' ' | sed "s/^/    $aot: /"
    echo
done
mv "$root"/aside/*.aot "$root/opt/colonnade/lib/app/"

say "removal"
DISPLAY=$display xdotool key --clearmodifiers alt+F4
sleep 3
inside apt-get remove -y -q colonnade > "$folder/remove.log" 2>&1 || fail "apt-get remove: see $folder/remove.log"
# What lies in the runtime folder of a user goes when she logs out.
left=$(find "$root" -xdev -path "$root/proc" -prune -o -path "$root/dev" -prune -o -iname '*colonnade*' -print \
    | grep -v -e "^$root$home/.config" -e "^$root$home/.local/state" -e "^$root/colonnade.deb" \
        -e "^$root/run/user/" \
        -e "/var/lib/dpkg/info/" -e "/var/cache/" || true)
[ -z "$left" ] || fail "removal leaves: $left"
find "$root$home/.config/colonnade" -type f | sed "s|^$root|    kept |"
say "all is well; picture: $picture"
