#!/bin/sh
# The libraries and programs from the system that the app, its tests and its demo need on Linux:
# system_packages.sh run | test | demo | narrate | package | package-test | package-windows |
# package-windows-test.
# What is there is left alone; what lacks is installed where apt-get may be used without a question,
# and named in one line elsewhere.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
cd "$(dirname "$0")/.."

libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
lacks=

# need library|program|file NAME PACKAGE: notes Debian's PACKAGE where NAME is not there.
need() {
    case $1 in
    library) case $libraries in *"$2 "*) return ;; esac ;;
    program) command -v "$2" >/dev/null && return ;;
    file) [ -e "$2" ] && return ;;
    esac
    case "$lacks " in *" $3 "*) ;; *) lacks="$lacks $3" ;; esac
}

# Building the environment: Python's venv, and simpleaudio-patched, which comes as C source.
if [ ! -f .venv/.ready ]; then
    need program python3 python3
    python3 -c 'import ensurepip' 2>/dev/null || lacks="$lacks python3-venv"
    headers=$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' 2>/dev/null || true)
    need file "$headers/Python.h" python3-dev
    need program gcc gcc
    need file /usr/include/stdio.h libc6-dev
    need file /usr/include/alsa/asoundlib.h libasound2-dev
fi

# A window: what Qt's xcb platform plugin, its OpenGL and its fonts load at run time.
need library libEGL.so.1 libegl1
need library libGL.so.1 libgl1
need library libX11-xcb.so.1 libx11-xcb1
need library libxcb-cursor.so.0 libxcb-cursor0
need library libxcb-icccm.so.4 libxcb-icccm4
need library libxcb-image.so.0 libxcb-image0
need library libxcb-keysyms.so.1 libxcb-keysyms1
need library libxcb-randr.so.0 libxcb-randr0
need library libxcb-render-util.so.0 libxcb-render-util0
need library libxcb-shape.so.0 libxcb-shape0
need library libxcb-shm.so.0 libxcb-shm0
need library libxcb-sync.so.1 libxcb-sync1
need library libxcb-util.so.1 libxcb-util1
need library libxcb-xfixes.so.0 libxcb-xfixes0
need library libxcb-xkb.so.1 libxcb-xkb1
need library libxkbcommon-x11.so.0 libxkbcommon-x11-0
need library libwayland-client.so.0 libwayland-client0
need library libwayland-cursor.so.0 libwayland-cursor0
need library libwayland-egl.so.1 libwayland-egl1
need library libdbus-1.so.3 libdbus-1-3
need library libglib-2.0.so.0 libglib2.0-0
need library libfontconfig.so.1 libfontconfig1
need library libfreetype.so.6 libfreetype6
# Sound: ALSA, and Qt's own output where ALSA has none.
need library libasound.so.2 libasound2-dev
need library libpulse.so.0 libpulse0

case $1 in
test | demo | package-test | package-windows-test)
    need program Xvfb xvfb
    need program xdotool xdotool
    need program import imagemagick
    need program pulseaudio pulseaudio
    need program pactl pulseaudio-utils
    for plugin in /usr/lib*/alsa-lib/libasound_module_pcm_pulse.so \
        /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so; do
        [ -e "$plugin" ] && break
    done
    need file "$plugin" libasound2-plugins
    ;;
esac
if [ "$1" = test ]; then
    # A session bus with a desktop on it, for the reminders.
    need program dbus-daemon dbus-daemon
    need program dbus-send dbus-bin
    need program xprop x11-utils
    # What the packages are made of and told by; their tests make small ones.
    need program xz xz-utils
    need program makensis nsis
    need program shellcheck shellcheck
    need program gio libglib2.0-bin
    need program update-mime-database shared-mime-info
    need program update-desktop-database desktop-file-utils
fi

case $1 in
package | package-test | package-windows | package-windows-test)
    # The environment that builds is made from Debian's own Python.
    need program /usr/bin/python3 python3
    /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || lacks="$lacks python3-venv"
    headers=$(/usr/bin/python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' || true)
    need file "$headers/Python.h" python3-dev
    need program gcc gcc
    need file /usr/include/alsa/asoundlib.h libasound2-dev
    need program objdump binutils
    need program dpkg-shlibdeps dpkg-dev
    need program xz xz-utils
    need program git git
    ;;
esac
case $1 in
package-windows | package-windows-test)
    need program makensis nsis
    need program x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
    need program x86_64-w64-mingw32-windres binutils-mingw-w64-x86-64
    ;;
esac
case $1 in
package-test | package-windows-test)
    need program debootstrap debootstrap
    need program dbus-daemon dbus-daemon
    need program setpriv util-linux
    need program strace strace
    ;;
esac
if [ "$1" = package-test ]; then
    need program lintian lintian
    need program desktop-file-validate desktop-file-utils
    need program appstreamcli appstream
    # The accessibility bus, and a reader of what it tells.
    need file /usr/libexec/at-spi-bus-launcher at-spi2-core
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
        lacks="$lacks python3-gi gir1.2-atspi-2.0"
fi

[ -n "$lacks" ] || exit 0
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        echo "Please install what is missing, then run this again: sudo apt-get install$lacks" >&2
        exit 1
    fi
    echo "Installing from the system's packages:$lacks ..."
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    # shellcheck disable=SC2086 # a list of package names
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends $lacks; } >"$log" 2>&1; then
        tail -5 "$log" >&2
        echo "The system's packages could not be installed; the lines above say why." >&2
        exit 1
    fi
elif [ -n "$libraries" ]; then
    echo "Please install what is missing, then run this again (Debian's names):$lacks" >&2
    exit 1
fi
