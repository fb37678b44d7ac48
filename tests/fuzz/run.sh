#!/usr/bin/env bash
# Fuzzes one target for some seconds, from the inputs and within the bounds that suit it. What is learnt goes to learnt/TARGET, what is found to
# artifacts/TARGET.
#
#   tests/fuzz/run.sh build                          all targets
#   tests/fuzz/run.sh TARGET SECONDS [OPTION...]     OPTION is libFuzzer's
set -euo pipefail
cd "$(dirname "$0")"
# libFuzzer's instrumentation is for nightly compilers. This is said to any compiler, so that none has to be downloaded.
export RUSTC_BOOTSTRAP=1
# Without the sanitizer it runs some fifteen times faster, and no code of ours is unsafe.
with=(--fuzz-dir . --sanitizer none)

if [ "$*" = build ]; then
  exec cargo fuzz build "${with[@]}"
fi
target=${1:?TARGET} seconds=${2:?SECONDS}

# What suits a target beside corpus/TARGET: more inputs, and the longest one that is worth its time where that is not libFuzzer's choice.
inputs=() options=()
case $target in
  spec) inputs=(../../spec ../fixtures/spec) options=(-max_len=24000) ;;
  gen)  options=(-max_len=256) ;;
esac
if [ -d "corpus/$target" ]; then inputs+=("corpus/$target"); fi

mkdir -p "learnt/$target"
exec cargo fuzz run "${with[@]}" "$target" "learnt/$target" "${inputs[@]}" -- \
  -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 "${options[@]}" "${@:3}"
