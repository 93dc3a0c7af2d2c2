#!/bin/bash
# Makes an AppImage of the archive that `make package` made, and tries it.
#
#   make_appimage.sh APPIMAGETOOL RUNTIME ARCHIVE.tar.xz FOLDER
#
# The tool and the runtime come from the AppImage project; no package registry has them. The
# release workflow fetches them by version and checks their sums.
set -euo pipefail

fail() {
    echo "make_appimage.sh: $1" >&2
    exit 1
}

[ $# -eq 4 ] || fail "tell it four things: APPIMAGETOOL RUNTIME ARCHIVE.tar.xz FOLDER"
tool=$(realpath "$1")
runtime=$(realpath "$2")
archive=$3
folder=$4
[ -x "$tool" ] || fail "$1 is no program."
[ -f "$runtime" ] || fail "$2 is not there."
name=$(basename "$archive" .tar.xz)
case $name in
mindbody-app-*-linux-x86_64) ;;
*) fail "$archive is not the archive that make package makes." ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tar --extract --file "$archive" --directory "$scratch"
contents=$(echo "$scratch"/mindbody-app-*)
# What the AppImage project asks for at the top: what starts it, its desktop entry, its icon.
ln -s mindbody-app "$contents/AppRun"
cp "$contents/share/applications/mindbody-app.desktop" "$contents"
cp "$contents/share/icons/hicolor/256x256/apps/mindbody-app.png" "$contents"
ln -s mindbody-app.png "$contents/.DirIcon"
mkdir "$contents/usr"
mv "$contents/share" "$contents/usr/share"
# They would put a place into the menu that is gone when the app is closed.
rm "$contents/add-to-menu.sh" "$contents/remove-from-menu.sh"
"$contents/AppRun" --self-test >/dev/null || fail "the archive fails its own test."

mkdir -p "$folder"
image=$folder/${name/mindbody-app/BodyAndBreath}.AppImage
# Large blocks: with smaller ones it would be larger than the other packages by a tenth.
SOURCE_DATE_EPOCH=$(stat --format %Y "$contents/mindbody-app") ARCH=x86_64 \
    APPIMAGE_EXTRACT_AND_RUN=1 "$tool" --no-appstream --runtime-file "$runtime" \
    --mksquashfs-opt -b --mksquashfs-opt 1M \
    --mksquashfs-opt -Xcompression-level --mksquashfs-opt 19 "$contents" "$image"
APPIMAGE_EXTRACT_AND_RUN=1 "$image" --self-test
(cd "$folder" && sha256sum "$(basename "$image")" >"$(basename "$image" .AppImage)-AppImage.sha256")
echo "$image"
