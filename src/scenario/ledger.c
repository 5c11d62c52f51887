#include "scenario/ledger.h"

#include "base/text.h"
#include <string.h>

enum { COLUMNS = 5, CELL_BYTES = 512, GAP = 2, WIDTH_MOST = 60 };

static const char *const headings[COLUMNS] = {"path", "value", "basis", "source", "because"};

const char *basis_word(enum basis basis)
{
    switch (basis) {
    case BASIS_SOURCED:
        return "sourced";
    case BASIS_MIXED:
        return "mixed";
    case BASIS_ASSUMED:
        return "assumed";
    case BASIS_DEFAULT:
        return "default";
    }
    return "";
}

static bool is_listed(const struct slot *slot)
{
    return !text_starts(slot->path, "options.");
}

/* The cells of one line; `value` holds the second. */
static void fill(const struct slot *slot, char value[CELL_BYTES], const char *cells[COLUMNS])
{
    slot_describe(slot, value, CELL_BYTES);
    cells[0] = slot->path;
    cells[1] = value;
    cells[2] = basis_word(slot->basis);
    cells[3] = slot->sources;
    cells[4] = slot->reason;
}

static void widen(const char *const cells[COLUMNS], uint32_t widths[COLUMNS])
{
    for (int c = 0; c < COLUMNS; c++) {
        const uint32_t width = text_codepoints(cells[c], strlen(cells[c]));
        /* One long cell must not push all others off the screen. */
        if (width > widths[c])
            widths[c] = width < WIDTH_MOST ? width : WIDTH_MOST;
    }
}

static void print_line(const char *const cells[COLUMNS], const uint32_t widths[COLUMNS], struct buffer *out)
{
    int last = COLUMNS - 1;

    while (last > 0 && cells[last][0] == '\0')
        last--;
    for (int c = 0; c <= last; c++) {
        const uint32_t width = text_codepoints(cells[c], strlen(cells[c]));
        buffer_add(out, cells[c]);
        if (c < last)
            buffer_add_repeat(out, " ", (width < widths[c] ? widths[c] - width : 0) + GAP);
    }
    buffer_add(out, "\n");
}

static void print_table(const struct scenario *scenario, struct buffer *out)
{
    uint32_t widths[COLUMNS] = {0};
    char value[CELL_BYTES];
    const char *cells[COLUMNS];

    widen(headings, widths);
    for (uint32_t k = 0; k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (!is_listed(slot))
            continue;
        fill(slot, value, cells);
        widen(cells, widths);
    }
    print_line(headings, widths, out);
    for (uint32_t k = 0; k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (!is_listed(slot))
            continue;
        fill(slot, value, cells);
        print_line(cells, widths, out);
    }
}

static void print_cell(const char *cell, const char *after, struct buffer *out)
{
    if (strpbrk(cell, ",\"\r\n") == NULL) {
        buffer_add(out, cell);
    } else {
        buffer_add(out, "\"");
        for (; *cell != '\0'; cell++)
            buffer_add_slice(out, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
        buffer_add(out, "\"");
    }
    buffer_add(out, after);
}

static void print_csv(const struct scenario *scenario, struct buffer *out)
{
    buffer_add(out, "path,value,unit,basis,source,because\n");
    for (uint32_t k = 0; k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (!is_listed(slot))
            continue;
        print_cell(slot->path, ",", out);
        print_cell(slot->written, ",", out);
        print_cell(slot->unit_text, ",", out);
        print_cell(basis_word(slot->basis), ",", out);
        print_cell(slot->sources, ",", out);
        print_cell(slot->reason, "\n", out);
    }
}

void ledger_print(const struct scenario *scenario, enum ledger_form form, struct buffer *out)
{
    if (form == LEDGER_TABLE)
        print_table(scenario, out);
    else
        print_csv(scenario, out);
}

struct ledger_counts ledger_count(const struct scenario *scenario)
{
    struct ledger_counts counts = {0};

    for (uint32_t k = 0; k < scenario_slot_count(scenario); k++) {
        const struct slot *slot = scenario_slot_at(scenario, k);
        if (!is_listed(slot))
            continue;
        counts.numbers++;
        counts.sourced += slot->basis == BASIS_SOURCED;
        counts.mixed += slot->basis == BASIS_MIXED;
        counts.assumed += slot->basis == BASIS_ASSUMED;
        counts.defaulted += slot->basis == BASIS_DEFAULT;
    }
    return counts;
}
