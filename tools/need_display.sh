#!/bin/sh
# Refuses, in one sentence, to start the app where no window can be shown.
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here to show the app on; \"make demo\" plays it on a virtual one" \
        "and leaves pictures and sound in build/demo/." >&2
    exit 1
fi
