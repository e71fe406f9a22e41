#!/usr/bin/env bash
# Runs the examples and checks the figures of their RESULT lines.
#   examples/check.sh          each example once in a shortened form: does it run and print its figures?
#   examples/check.sh --full   with three seeds: is the median of each figure within its limit?
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# run PROJECT ARGUMENT...: prints the RESULT line.
run() {
    local project=$1
    shift
    dotnet run -c Release --no-build --project "examples/$project" -- "$@" | tee "$scratch/output" >&2
    grep '^RESULT ' "$scratch/output"
}

# figure KEY < RESULT lines: the median of that key's values.
figure() {
    grep -oE " $1=[-+.0-9eE]+" | cut -d= -f2 | sort -g | awk '{ value[NR] = $1 } END { if (NR == 0) exit 1; print value[int((NR + 1) / 2)] }'
}

# expect FILE KEY COMPARISON LIMIT: COMPARISON is <=, < or >=; LIMIT is a number or the name of another key.
expect() {
    local value limit=$4
    value=$(figure "$2" < "$1")
    [[ $limit =~ ^[0-9] ]] || limit=$(figure "$limit" < "$1")
    if awk "BEGIN { exit !($value $3 $limit) }"; then
        echo "ok      $2 = $value $3 $4 ($limit)"
    else
        echo "FAILED  $2 = $value, not $3 $4 ($limit)"
        failed=1
    fi
}

for project in 01-TextGeneration 02-Forecasting 03-DateNormalizer 04-Translation 05-Digits 06-NextFrame 07-ActionRecognition; do
    dotnet build -c Release -v q "examples/$project"
done

if [[ ${1:-} == --full ]]; then
    for seed in 1 2 3; do
        run 01-TextGeneration --seed $seed --model "$scratch/model" >> "$scratch/text"
        run 01-TextGeneration --seed $seed --model "$scratch/model" --minutes 10 >> "$scratch/text10"
        run 02-Forecasting --seed $seed --plot "$scratch/plot" >> "$scratch/forecast"
        run 03-DateNormalizer --seed $seed --plot "$scratch/attention" >> "$scratch/dates"
        run 04-Translation --seed $seed --plot "$scratch/pieces" >> "$scratch/translation"
        run 05-Digits --seed $seed >> "$scratch/digits"
        run 06-NextFrame --seed $seed --pictures "$scratch/frames" >> "$scratch/forecasts"
        run 07-ActionRecognition --seed $seed --picture "$scratch/clips" >> "$scratch/actions"
    done
    expect "$scratch/dates" exact '>=' 99
    expect "$scratch/dates" seconds '<=' 120
    expect "$scratch/translation" bleu '>=' 32
    expect "$scratch/translation" bleu '>=' bleu_memory
    expect "$scratch/translation" seconds '<=' 300
    expect "$scratch/digits" exact '>=' 99
    expect "$scratch/digits" seconds '<=' 180
    expect "$scratch/forecasts" convlstm_5x5 '<' convlstm_1x1
    expect "$scratch/forecasts" convlstm_1x1 '<' fclstm
    expect "$scratch/forecasts" fclstm '<' mean_frame
    expect "$scratch/forecasts" seconds '<=' 240
    expect "$scratch/actions" accuracy '>=' 97
    expect "$scratch/actions" pixels '<=' 1
    expect "$scratch/text" seconds '<=' 92
    expect "$scratch/text" bits_per_character '<=' 1.35
    expect "$scratch/text10" bits_per_character '<=' 1.05
    expect "$scratch/text10" bits_per_character '<=' bits_ngram
    expect "$scratch/text10" bits_withheld '<=' bits_ngram_withheld
else
    run 01-TextGeneration --minutes 0.1 --length 100 --model "$scratch/model" > "$scratch/text"
    dotnet run -c Release --no-build --project examples/01-TextGeneration -- --prompt "Returns" --length 20 --model "$scratch/model"
    run 02-Forecasting --epochs 8 --plot "$scratch/plot" > "$scratch/forecast"
    expect "$scratch/text" bits_per_character '<=' bits_before
    run 03-DateNormalizer --dates 4000 --epochs 3 --plot "$scratch/attention" > "$scratch/dates"
    run 04-Translation --minutes 0.5 --longest 30 --plot "$scratch/pieces" > "$scratch/translation"
    run 05-Digits --sums 1000 --epochs 1 > "$scratch/digits"
    run 06-NextFrame --minutes 0.1 --sequences 200 --pictures "$scratch/frames" > "$scratch/forecasts"
    run 07-ActionRecognition --clips 1000 --epochs 2 --picture "$scratch/clips" > "$scratch/actions"
    expect "$scratch/dates" exact '>=' 20
    expect "$scratch/translation" bleu '>=' 3
    expect "$scratch/actions" accuracy '>=' 30
    expect "$scratch/actions" pixels '<' pixels_center
fi

expect "$scratch/forecast" rmse '<=' rmse_persistence
expect "$scratch/forecast" rmse '<=' rmse_seasonal
grep -q '</svg>' "$scratch/plot"
grep -q '</svg>' "$scratch/attention"
grep -q '</svg>' "$scratch/pieces"
for picture in "$scratch"/frames/{convlstm_5x5,convlstm_1x1,fclstm,animation}.png "$scratch/clips"; do
    tail -c 8 "$picture" | grep -aq IEND
done
exit $failed
