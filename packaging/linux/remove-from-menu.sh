#!/bin/sh
# Takes Body & Breath out of your menu again; your record is kept.
exec "$(dirname "$0")/add-to-menu.sh" --remove
