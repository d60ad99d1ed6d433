# What the tests of awkward and hostile cases share with `update`. $awkward: this folder; $chart: the
# program; streams and pictures stand in the working folder.
# shellcheck shell=bash disable=SC2154,SC2034 # variables of who reads this file

streams='answers waves years plans lists opinions'
widths='231 482 960'

# cases_of STREAM: the cases of a stream, from its maker.
cases_of() {
    local maker=${1/waves/answers}
    sed -n 's/^BEGIN { write_cases("\(.*\)") }$/\1/p' "$awkward/$maker.awk"
}

# make_streams [hostile]
make_streams() {
    for stream in $streams; do
        "$awkward/make-stream" "$stream" "$@" > "$stream.csv"
    done
}

# is_refused KIND CASE BY PANEL AXES
is_refused() {
    grep -qF "$1 $2 $3 $4 $5 question" "$awkward/refused"
}

# blank WORD: the word, nothing for -
blank() {
    [[ $1 == - ]] || echo "$1"
}

# name_of KIND CASE BY PANEL AXES: what a chart is called.
name_of() {
    local name=$1-$2
    [[ $3 == - ]] || name+=-by-${3/:/-}
    [[ $4 == - ]] || name+=-beside
    [[ $5 == - ]] || name+=-axes
    echo "$name"
}

# write_plan STREAM WIDTHS CASE...: every chart of a stream that is drawn, as a plan.
write_plan() {
    local stream=$1 plan_widths=$2 from kind question by panel axes case width
    shift 2
    echo kind,question,by,panel,axes,width,output
    while read -r from kind question by panel axes; do
        [[ $from == "$stream" ]] || continue
        for case in "$@"; do
            is_refused "$kind" "$case" "$by" "$panel" "$axes" && continue
            for width in $plan_widths; do
                echo "$kind,${question/CASE/$case},$(blank "$by"),$(blank "${panel/CASE/$case}"),$(blank \
                    "$axes"),$width,$(name_of "$kind" "$case" "$by" "$panel" "$axes")-$width.svg"
            done
        done
    done < "$awkward/charts"
}

# dump_layouts LANG: the layout of every chart of every stream, as NAME-WIDTH-LANG.layout.
dump_layouts() {
    local stream
    for stream in $streams; do
        # shellcheck disable=SC2046 # cases are words
        write_plan "$stream" "$widths" $(cases_of "$stream") > plan.csv
        FONTCONFIG_FILE="$awkward/../anke-chart/fonts.conf" "$chart" --plan plan.csv --lang "$1" \
            --dump-layout "$stream.csv" > "$stream.dump"
        # one scene for each row of the plan, in this order
        awk -F, -v lang="$1" 'NR == FNR { if (FNR > 1) names[++n] = substr($7, 1, length($7) - 4); next }
            /^scene / { if (file) close(file); file = names[++i] "-" lang ".layout" }
            { print > file }
            END { exit i != n }' plan.csv "$stream.dump"
    done
}

# list_layouts: name and checksum of every layout in the working folder.
list_layouts() {
    sha256sum ./*.layout | awk '{ name = substr($2, 3); sub(/\.layout$/, "", name); print name, $1 }' |
        LC_ALL=C sort
}
