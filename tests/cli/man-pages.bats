#!/usr/bin/env bats
# What every program has in common: a man page that knows its options, --help, --version, status 64.

bats_require_minimum_version 1.5.0

setup() {
    mkdir "$BATS_TEST_TMPDIR/work"
    cd "$BATS_TEST_TMPDIR/work" || exit 1
}

# The page beside the program's source.
page_of() {
    ls "$ANKE_ROOT"/*/tools/"$(basename "$1")".1
}

@test "every program has a man page beside its source" {
    for program in "$ANKE_BIN"/*; do
        name=$(basename "$program")
        source=$(ls "$ANKE_ROOT"/*/tools/"$name".c)
        [ -f "${source%.c}.1" ] || { echo "no page for $name"; return 1; }
        grep -q "^\.Nm $name\$" "${source%.c}.1"
        grep -q '^\.Sh EXIT STATUS$' "${source%.c}.1" || { echo "$name: no exit status"; return 1; }
    done
}

@test "every option of a program is in its man page, and the other way round" {
    for program in "$ANKE_BIN"/*; do
        "$program" --help >help
        mandoc -T utf8 "$(page_of "$program")" | sed 's/.\x08//g' >page
        grep -oE '^  (-., )?--[a-z0-9-]+' help | grep -oE -- '--[a-z0-9-]+' | LC_ALL=C sort -u >in_help
        grep -oE -- '(^| |\[)--[a-z][a-z0-9-]+' page | grep -oE -- '--[a-z0-9-]+' | LC_ALL=C sort -u >in_page
        [ -s in_help ]
        LC_ALL=C comm -23 in_help in_page >missing
        if [ -s missing ]; then
            echo "$program: not in the man page: $(tr '\n' ' ' <missing)"
            return 1
        fi
        LC_ALL=C comm -13 in_help in_page >unknown
        if [ -s unknown ]; then
            echo "$program: not an option: $(tr '\n' ' ' <unknown)"
            return 1
        fi
    done
}

@test "every man page is good mdoc" {
    for page in "$ANKE_ROOT"/*/tools/*.1; do
        run mandoc -T lint -W warning "$page"
        [ -z "$output" ] || { echo "$output"; return 1; }
    done
}

@test "--help names the program and its options" {
    for program in "$ANKE_BIN"/*; do
        run -0 --separate-stderr "$program" --help
        [ "${lines[0]}" = 'Usage:' ]
        [[ "${lines[1]}" == "  $(basename "$program") "* ]]
        [ -z "$stderr" ]
        run -74 sh -c '"$1" --help >/dev/full' sh "$program"
    done
}

@test "--version prints the version" {
    for program in "$ANKE_BIN"/*; do
        run -0 --separate-stderr "$program" --version
        [[ "$output" =~ ^$(basename "$program")\ \(anke\)\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
        [ -z "$stderr" ]
    done
}

@test "an unknown option has status 64 and writes nothing" {
    for program in "$ANKE_BIN"/*; do
        run --separate-stderr "$program" --no-such-option
        [ "$status" -eq 64 ] || { echo "$program: $status"; return 1; }
        [ -z "$output" ]
        [ "$stderr" = "$(basename "$program"): Unknown option --no-such-option" ]
    done
    [ -z "$(ls -A)" ]
}
