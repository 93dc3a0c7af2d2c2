#!/bin/sh
# Puts Body & Breath into your menu and lets a double click open its files; for you alone, without
# an administrator. After moving this folder run it again.
#
#   ./add-to-menu.sh             add it
#   ./add-to-menu.sh --remove    take it out again, as ./remove-from-menu.sh does
set -eu

# Not the .deb's name: an entry of that name in your folder would hide the system's.
entry_name=mindbody-app-folder.desktop
types_name=mindbody-app-folder.xml
newline='
'

say() {
    printf '%s\n' "$1"
    # Started from a file manager, it has no terminal to say so in.
    if [ ! -t 1 ] && command -v notify-send >/dev/null; then
        notify-send --icon=mindbody-app "Body & Breath" "$1" 2>/dev/null || true
    fi
}

fail() {
    say "$1" >&2
    exit 1
}

# As a text of a desktop entry (Desktop Entry Specification).
as_text() {
    printf '%s\n' "$1" | sed -e 's/\\/\\\\/g'
}

# As a quoted argument of a desktop entry's Exec.
as_argument() {
    as_text "$(printf '%s\n' "$1" | sed -e 's/[\\"`$]/\\&/g')"
}

# What keeps a desktop's lists of programs and types, where it is there.
refresh() {
    if [ -d "$data/mime/packages" ] && command -v update-mime-database >/dev/null; then
        update-mime-database "$data/mime" || true
    fi
    if [ -d "$data/applications" ] && command -v update-desktop-database >/dev/null; then
        update-desktop-database --quiet "$data/applications" || true
    fi
    # A desktop looks anew into a theme's folder that is newer than what it remembers of it.
    if [ -d "$data/icons/hicolor" ]; then
        touch "$data/icons/hicolor"
    fi
}

# Whether an entry starts this very folder's program.
starts_ours() {
    [ -f "$1" ] && grep -qxF "TryExec=$(as_text "$here/mindbody-app")" "$1"
}

add() {
    [ -x "$here/mindbody-app" ] || fail "The program isn't in $here: unpack the whole archive again."
    mkdir -p "$data/applications" "$data/mime/packages"
    while IFS= read -r line; do
        case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$(as_argument "$here/mindbody-app")" ;;
        TryExec=*) printf 'TryExec=%s\n' "$(as_text "$here/mindbody-app")" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$share/applications/mindbody-app.desktop" >"$entry.new"
    mv "$entry.new" "$entry"
    cp "$share/mime/packages/mindbody-app.xml" "$types"
    (cd "$share/icons/hicolor" && find . -type f) | while IFS= read -r icon; do
        mkdir -p "$data/icons/hicolor/$(dirname "$icon")"
        cp "$share/icons/hicolor/$icon" "$data/icons/hicolor/$icon"
    done
    refresh
    say "Body & Breath is in your menu now. Keep the folder $here where it is."
}

remove() {
    if [ -f "$entry" ] && ! starts_ours "$entry"; then
        fail "Your menu starts Body & Breath from another folder; run remove-from-menu.sh there."
    fi
    rm -f "$entry" "$types"
    (cd "$share/icons/hicolor" && find . -type f) | while IFS= read -r icon; do
        rm -f "$data/icons/hicolor/$icon"
        rmdir "$data/icons/hicolor/$(dirname "$icon")" 2>/dev/null || true
    done
    if starts_ours "$login"; then
        rm "$login"
    fi
    refresh
    say "Body & Breath is out of your menu. Your record is kept; the folder $here can be deleted now."
}

here=$(cd "$(dirname "$0")" && pwd -P)
share=$here/share
# A path there that isn't whole is to be passed over (XDG Base Directory Specification).
case ${XDG_DATA_HOME:-} in
/*) data=$XDG_DATA_HOME ;;
*) data=$HOME/.local/share ;;
esac
case ${XDG_CONFIG_HOME:-} in
/*) login=$XDG_CONFIG_HOME/autostart/mindbody-app.desktop ;;
*) login=$HOME/.config/autostart/mindbody-app.desktop ;;
esac
entry=$data/applications/$entry_name
types=$data/mime/packages/$types_name
case $here in
# Not every desktop finds a program whose place has a percent sign, however it is written.
*"$newline"* | *%*)
    fail "A menu can't start what lies in $here: take the line break or % out of the folder's name."
    ;;
esac
case $# in
0) add ;;
*)
    [ "$1" = --remove ] || fail "Tell it nothing, or --remove."
    remove
    ;;
esac
