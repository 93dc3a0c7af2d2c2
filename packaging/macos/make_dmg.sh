#!/bin/bash
# Signs the app, tries it, packs it into a disk image and has Apple notarise that; on a Mac.
#
#   make_dmg.sh [--unsigned] APP READ_ME IMAGE.dmg
#
#   MACOS_IDENTITY        the certificate, as `security find-identity -v -p codesigning` names it
#   MACOS_NOTARY_PROFILE  what `xcrun notarytool store-credentials` keeps the account under
#   MACOS_KEYCHAIN        the keychain that holds both, where it isn't the usual one
#
# With --unsigned it needs neither. Such an image is for a look: a Mac that got it from the web
# refuses to open it.
set -euo pipefail

fail() {
    echo "make_dmg.sh: $1" >&2
    exit 1
}

signed=yes
if [ "${1:-}" = --unsigned ]; then
    signed=no
    shift
fi
[ $# -eq 3 ] || fail "tell it three things: make_dmg.sh [--unsigned] APP READ_ME IMAGE.dmg"
app=${1%/}
read_me=$2
image=$3
program=$app/Contents/MacOS/mindbody-app
[ -x "$program" ] || fail "$app is no app of ours; python -m tools.package.macos makes it."
[ -f "$read_me" ] || fail "$read_me is not there; it goes into the image."
case $image in
*.dmg) ;;
*) fail "$image must be a name that ends in .dmg." ;;
esac
wanted="codesign ditto file hdiutil"
[ "$signed" = no ] || wanted="$wanted plutil spctl xcrun"
for each in $wanted; do
    command -v "$each" >/dev/null ||
        fail "$each is not there; on a Mac, xcode-select --install brings what is missing."
done

if [ "$signed" = yes ]; then
    [ -n "${MACOS_IDENTITY:-}" ] ||
        fail "MACOS_IDENTITY is not set; name your Developer ID certificate, or pass --unsigned."
    [ -n "${MACOS_NOTARY_PROFILE:-}" ] ||
        fail "MACOS_NOTARY_PROFILE is not set; xcrun notarytool store-credentials makes a profile."
    sign=(codesign --force --timestamp --sign "$MACOS_IDENTITY")
    account=(--keychain-profile "$MACOS_NOTARY_PROFILE")
    if [ -n "${MACOS_KEYCHAIN:-}" ]; then
        sign+=(--keychain "$MACOS_KEYCHAIN")
        account+=(--keychain "$MACOS_KEYCHAIN")
    fi
    # The hardened runtime, without a single exception from it: packaging/README.md says why.
    sign_code=("${sign[@]}" --options runtime)
else
    echo "make_dmg.sh: unsigned, as was asked; a Mac that got this from the web won't open it."
    # The mark that each Apple processor wants on code, by nobody.
    sign_code=(codesign --force --sign -)
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# From the inside out: the seal of what lies around holds the seals of what lies within.
while IFS= read -r -d '' each; do
    case $(file --brief "$each") in
    *Mach-O*) "${sign_code[@]}" "$each" ;;
    esac
done < <(find "$app/Contents" -depth -type f ! -path '*/Contents/MacOS/*' -print0)
while IFS= read -r -d '' each; do
    "${sign_code[@]}" "$each"
done < <(find "$app/Contents" -depth -type d -name '*.framework' -print0)
"${sign_code[@]}" "$app"
codesign --verify --deep --strict "$app"

# As it is signed now, so that what the hardened runtime forbids is seen here.
"$program" --self-test >"$scratch/test" 2>&1 || {
    cat "$scratch/test" >&2
    fail "the app fails its own test; the lines above say where."
}

mkdir "$scratch/image"
ditto "$app" "$scratch/image/$(basename "$app")"
ln -s /Applications "$scratch/image/Applications"
cp "$read_me" "$scratch/image/Read me.txt"
made=no
for pause in 5 20 0; do
    # On a busy Mac the new volume is sometimes still looked through when it is to be closed.
    if hdiutil create -quiet -ov -volname "Body & Breath" -srcfolder "$scratch/image" \
        -fs HFS+ -format ULMO "$image"; then
        made=yes
        break
    fi
    sleep "$pause"
done
[ "$made" = yes ] || fail "hdiutil could not make $image; the lines above say why."
hdiutil verify -quiet "$image"

if [ "$signed" = yes ]; then
    "${sign[@]}" "$image"
    # Its exit code does not always tell what Apple's answer was; the answer does.
    answer=$scratch/answer.plist
    xcrun notarytool submit "$image" "${account[@]}" --wait --output-format plist >"$answer" || true
    status=$(plutil -extract status raw -o - "$answer") || status="no answer"
    if [ "$status" != Accepted ]; then
        id=$(plutil -extract id raw -o - "$answer") &&
            xcrun notarytool log "$id" "${account[@]}" >&2
        fail "Apple did not take the image ($status); the lines above say why."
    fi
    xcrun stapler staple "$image"
    xcrun stapler validate "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
    spctl --assess --type execute --verbose "$app"
fi
echo "$image"
