#!/usr/bin/env python3
"""Builds the ocean of src/geo: the mask of land and sea, the passages and the coastline for maps.

    python3 tools/geography/ocean.py [FOLDER]      writes the tables to FOLDER; src/geo if not given

Reads, beside itself, land-50m.json and land-110m.json (see README.md there) and passages.csv. Python 3 and its standard
library alone; the same input gives the same bytes.

A cell of the mask is a quarter of a degree on either side; it is sea if its centre is not on land. Rows count from the
north, columns from 180 W. Passages too narrow for that are carved; what the Atlantic does not reach is made land.
"""
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, COLUMNS, PER_DEGREE = 720, 1440, 4
NORTH_MOST, SOUTH_MOST = 78.5, -61.0  # ice beyond
LAND, SEA = 0, 1


def rings_of(path):
    """Closed rings of (longitude, latitude), unrolled: steps across 180 E go on beyond it."""
    with open(os.path.join(HERE, path), encoding="utf-8") as file:
        topology = json.load(file)
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)

    def joined(indices):
        ring = []
        for index in indices:
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring.extend(points[1:] if ring else points)
        return ring

    (land,) = topology["objects"]["land"]["geometries"]
    for polygon in land["arcs"]:
        for indices in polygon:
            yield unrolled(joined(indices))


def unrolled(ring):
    turns, before, result = 0, ring[0][0], []
    for x, y in ring:
        turns += -1 if x - before > 180 else 1 if x - before < -180 else 0
        before = x
        result.append((x + 360 * turns, y))
    return result


def row_of(latitude):
    return min(max(int((90 - latitude) * PER_DEGREE), 0), ROWS - 1)


def column_of(longitude):
    return int((longitude + 180) * PER_DEGREE // 1) % COLUMNS


def centre_of_row(row):
    return 90 - (row + 0.5) / PER_DEGREE


def fill(sea, ring):
    """Turn land to sea and sea to land inside: holes in land come out as sea."""
    crossings = {}
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if y1 == y2:
            continue
        for row in range(max(row_of(max(y1, y2)) - 1, 0), min(row_of(min(y1, y2)) + 1, ROWS - 1) + 1):
            y = centre_of_row(row)
            if (y1 <= y) != (y2 <= y):
                crossings.setdefault(row, []).append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    for row, places in crossings.items():
        places.sort()
        for west, east in zip(places[::2], places[1::2]):
            first = -int(-((west + 180) * PER_DEGREE - 0.5) // 1)
            last = -int(-((east + 180) * PER_DEGREE - 0.5) // 1)
            for column in range(first, last):
                sea[row][column % COLUMNS] ^= 1


def mask_of_land():
    sea = [bytearray([SEA]) * COLUMNS for _ in range(ROWS)]
    for ring in rings_of("land-50m.json"):
        if abs(ring[0][0] - ring[-1][0]) < 180:  # all but Antarctica, which goes round the pole
            fill(sea, ring)
    for row in range(ROWS):
        if not SOUTH_MOST < centre_of_row(row) < NORTH_MOST:
            sea[row] = bytearray([LAND]) * COLUMNS
        elif abs(centre_of_row(row)) < 60 and sum(sea[row]) < COLUMNS // 4:
            sys.exit(f"more than three quarters of the row at {centre_of_row(row)} are land: a ring is not closed")
    return sea


def carve(sea, points):
    """Sea along a line, cell by cell through their sides."""
    for (lat1, lon1), (lat2, lon2) in zip(points, points[1:]):
        steps = 1 + int(40 * max(abs(lat2 - lat1), abs(lon2 - lon1)))
        before = None
        for k in range(steps + 1):
            row = row_of(lat1 + (lat2 - lat1) * k / steps)
            column = column_of(lon1 + (lon2 - lon1) * k / steps)
            if before and row != before[0] and column != before[1]:
                sea[row][before[1]] = SEA
            sea[row][column] = SEA
            before = row, column


def keep_connected(sea):
    """Lakes, and bays whose mouths are too narrow for the mask, become land."""
    reached = [bytearray(COLUMNS) for _ in range(ROWS)]
    stack = [(row_of(0), column_of(-30))]
    reached[stack[0][0]][stack[0][1]] = 1
    while stack:
        row, column = stack.pop()
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            c %= COLUMNS
            if 0 <= r < ROWS and sea[r][c] and not reached[r][c]:
                reached[r][c] = 1
                stack.append((r, c))
    return reached


def points_of(text):
    return [tuple(float(number) for number in point.split()) for point in text.split(";") if point.strip()]


def passages():
    with open(os.path.join(HERE, "passages.csv"), encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


# ---- tables of C ----

def heading(what):
    return (f"/* {what}.\n * Written by tools/geography/ocean.py, not to be edited. Land: Natural Earth (public domain). */\n"
            "/* clang-format off */\n")


def in_lines(words):
    lines, line = [], "   "
    for word in words:
        if len(line) + len(word) + 2 > 118:
            lines.append(line)
            line = "   "
        line += f" {word},"
    return "\n".join(lines + [line]) + "\n"


def run_bytes(sea):
    """Lengths of runs, land and sea in turn, row after row; from 128 on in two bytes, the high one first."""
    result = []
    for row in sea:
        runs, kind, at = [], LAND, 0
        while at < COLUMNS:
            end = at
            while end < COLUMNS and (SEA if row[end] else LAND) == kind:
                end += 1
            runs.append(end - at)
            kind, at = SEA - kind, end
        for length in runs:
            result += [128 + length // 128, length % 128] if length >= 128 else [length]
    return result


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def ocean_table(sea):
    return (heading("Land and sea by quarters of a degree, as lengths of runs: ocean.c reads them")
            + "static const uint8_t ocean_runs[] = {\n" + in_lines(str(byte) for byte in run_bytes(sea)) + "};\n")


def passages_table(rows):
    def text(words):
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    gates, lines = [], []
    for row in rows:
        if row["kind"] == "water":
            continue
        boxes = points_of(row["gate"])
        lines.append(f"    {{{text(row['id'])}, {text(row['title'])}, PASSAGE_{row['kind'].upper()}, {row['draught_m'] or 0}, "
                     f"{row['days']}, {'true' if row['open'] == 'yes' else 'false'}, {len(gates)}, {len(boxes)},\n"
                     f"     {text(row['draught_source'])}, {text(row['days_source'])}, {text(row['note'])}}},\n")
        gates += [f"    {{{row_of(north - 0.01)}, {row_of(south + 0.01)}, {column_of(west + 0.01)}, "
                  f"{column_of(east - 0.01)}}}, /* {row['id']} */\n" for south, north, west, east in boxes]
    return (heading("Passages and their gates, from passages.csv")
            + f"enum {{ PASSAGE_COUNT = {len(lines)}, GATE_COUNT = {len(gates)} }};\n\n"
            + "static const struct passage passage_rows[PASSAGE_COUNT] = {\n" + "".join(lines) + "};\n\n"
            + "static const struct gate gate_rows[GATE_COUNT] = {\n" + "".join(gates) + "};\n")


def coast_table():
    """Rings in tenths of a degree, longitudes unrolled; points that rounding made equal are dropped."""
    words, lengths = [], []
    for ring in rings_of("land-110m.json"):
        points = []
        for x, y in ring:
            point = (int(x * 10 // 1 + (x * 10 % 1 >= 0.5)), int(y * 10 // 1 + (y * 10 % 1 >= 0.5)))
            if not points or point != points[-1]:
                points.append(point)
        lengths.append(str(len(points)))
        words += [str(number) for point in points for number in point]
    return (heading("Coastline for maps: rings of longitude and latitude in tenths of a degree")
            + "static const uint16_t coast_lengths[] = {\n" + in_lines(lengths) + "};\n\n"
            + "static const int16_t coast_numbers[] = {\n" + in_lines(words) + "};\n")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "..", "src", "geo")
    sea, rows = mask_of_land(), passages()
    for row in rows:
        carve(sea, points_of(row["carve"]))
    write(folder, "ocean_table.h", ocean_table(keep_connected(sea)))
    write(folder, "passages_table.h", passages_table(rows))
    write(folder, "coast_table.h", coast_table())


if __name__ == "__main__":
    main()
