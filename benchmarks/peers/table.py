"""Prints how long each peer takes beside SeqGen, a line per point of the grid. usage: table.py DIRECTORY PEER..."""
import csv
import glob
import os
import sys

TITLES = {"train": "Training step (forward, backward, all gradients), microseconds", "seq": "Inference over a sequence, microseconds", "stream": "Streaming step, nanoseconds"}


def read(directory, peer):
    """The best median of the passes, by cell, kind of work and sizes."""
    best, version = {}, peer
    for name in sorted(glob.glob(os.path.join(directory, peer + ".*.csv"))):
        with open(name, encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                version = row.get("peer", version)
                key = (row["op"], row["cell"].upper(), int(row["B"]), int(row["T"]), int(row["H"]))
                best[key] = min(best.get(key, float("inf")), float(row["median_us"]))
    return version, best


def main(directory, peers):
    found = [(peer, *read(directory, peer)) for peer in peers]
    for peer, _, rows in found:
        if not rows:
            print(f"{peer}: no figures (it could not be installed, built or run here)")
    ours = next((rows for peer, _, rows in found if peer == "seqgen"), {})
    others = [(version, rows) for peer, version, rows in found if peer != "seqgen" and rows]
    for op, title in TITLES.items():
        keys = [key for key in ours if key[0] == op and key[1] != "CUSTOM"]
        if not keys:
            continue
        scale = 1000 if op == "stream" else 1
        print(f"\n{title}; in brackets how many times as long as SeqGen\n")
        print("| cell (batch, steps, units) | SeqGen | " + " | ".join(version for version, _ in others) + " |")
        print("| --- |" + " ---: |" * (len(others) + 1))
        for key in keys:
            _, cell, batch, steps, units = key
            cells = [f"{rows[key] * scale:,.0f} ({rows[key] / ours[key]:.2f})" if key in rows else "" for _, rows in others]
            print(f"| {cell} ({batch}, {steps}, {units}) | {ours[key] * scale:,.0f} | " + " | ".join(cells) + " |")


main(sys.argv[1], sys.argv[2:])
