#!/bin/sh
# Makes .venv ready: environment.sh app | dev | narration. Each set holds the one before it, and
# an environment never shrinks. A second run sees in a moment that nothing is to be done.
# `environment.sh uv` prints the uv to use.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
stamp=.venv/.ready

suits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null; }

# uv is in the environment, or on the path, or it is put into the environment.
find_uv() {
    if [ -x .venv/bin/uv ]; then
        echo .venv/bin/uv
    elif command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
        command -v uv
    else
        "$python" -m ensurepip --upgrade >/dev/null
        "$python" -m pip install --quiet --disable-pip-version-check \
            --require-hashes --requirement requirements/build.lock >&2
        echo .venv/bin/uv
    fi
}

make_environment() {
    for candidate in python3 python3.12 python3.11; do
        if suits "$candidate"; then
            "$candidate" -m venv --clear .venv
            return
        fi
    done
    if command -v uv >/dev/null; then
        uv venv --quiet --clear --seed --python 3.12 .venv
        return
    fi
    echo "Body & Breath needs Python 3.11 or 3.12: install one of them (or uv, which fetches it)" \
        "and run this again." >&2
    exit 1
}

wanted=$1
# Moved checkouts, changed locks and a changed project file make it anew.
state() { echo "$1" "$PWD" && cksum "requirements/$1.lock" requirements/build.lock pyproject.toml; }

if [ "$wanted" != uv ] && [ -f "$stamp" ]; then
    read -r present place <"$stamp"
    case "$wanted $present" in
    "app dev" | "app narration" | "dev narration") wanted=$present ;;
    esac
    if [ "$place" = "$PWD" ] && [ "$(cat "$stamp")" = "$(state "$wanted")" ]; then
        exit 0
    fi
    [ "$place" = "$PWD" ] || rm -rf .venv
fi

suits "$python" || make_environment
uv=$(find_uv)
if [ "$wanted" = uv ]; then
    echo "$uv"
    exit 0
fi

echo "Getting the Python environment ready (.venv, $wanted) ..."
rm -f "$stamp"
export VIRTUAL_ENV="$PWD/.venv"
"$uv" pip sync --require-hashes \
    --build-constraints requirements/build.lock "requirements/$wanted.lock"
"$uv" pip install --quiet --no-deps \
    --build-constraints requirements/build.lock --editable .
state "$wanted" >"$stamp"
