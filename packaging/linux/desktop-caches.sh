#!/bin/sh
# Tells the desktop that types, icons and programs have changed, where it keeps lists of them. A system without one, or
# where a tool fails, is as well installed as any other.
for data in /usr/share; do
    command -v update-mime-database >/dev/null && update-mime-database "$data/mime" >/dev/null 2>&1
    command -v update-desktop-database >/dev/null && update-desktop-database -q "$data/applications" >/dev/null 2>&1
    command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -qtf "$data/icons/hicolor" >/dev/null 2>&1
done
exit 0
