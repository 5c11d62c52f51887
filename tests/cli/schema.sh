#!/bin/sh
# The schema is JSON, and the completion is bash.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 schema
err_is_empty
json "$out"
out_has "silence_window"
expect 0 schema --reference
out_has "## members"
expect 0 completion bash
out_has "complete -o filenames -F _casus casus"
if command -v bash >/dev/null 2>&1; then
    bash -n "$out" || fail "the completion is no bash"
    cat >"$scratch/try" <<'END'
. "$1"
complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _casus; echo "${COMPREPLY[*]}"; }
complete_words casus sh
complete_words casus run --fut
complete_words casus explain x.db --tr
complete_words casus help li
END
    bash "$scratch/try" "$out" >"$scratch/replies"
    printf 'show\n--futures\n--trial\nlicenses\n' | cmp -s - "$scratch/replies" || fail "odd completions: $(cat "$scratch/replies")"
else
    echo "bash is not installed: the completion is not tried"
fi
