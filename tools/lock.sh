#!/bin/sh
# Resolves the requirement files anew: exact versions with hashes, for Linux, macOS and Windows.
# They name no index, so that each person's own serves them.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
[ -x "$uv" ] || uv=uv

lock() {
    name=$1
    shift
    # Neither uv's configuration nor its variables: only the public index may have a say.
    env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_DEFAULT_INDEX \
        "$uv" pip compile --no-config --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        --output-file "requirements/$name.lock" "$@"
    echo "requirements/$name.lock: $(grep -c '==' "requirements/$name.lock") packages"
}

lock build requirements/build.in
lock app pyproject.toml
lock dev --constraint requirements/app.lock --group dev pyproject.toml
lock narration --constraint requirements/dev.lock --group dev --group narration pyproject.toml
lock package --constraint requirements/app.lock --group package pyproject.toml
lock windows --constraint requirements/app.lock --group windows pyproject.toml
lock audit requirements/audit.in
