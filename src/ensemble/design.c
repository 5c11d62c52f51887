/* A Latin hypercube in sheets. In each sheet and column the rows are ranked by 64 random bits, and row r sits at
 * (rank(r) + jitter(r)) / sheet: every one of `sheet` equal intervals holds one row. McKay, Beckman and Conover (1979),
 * Technometrics 21(2). A row's place depends on the seed, the sheet and the coordinate's name alone. */
#include "ensemble/ensemble.h"

#include "base/arena.h"
#include "base/failure.h"
#include "base/random.h"
#include <stdlib.h>

struct design {
    struct arena arena;
    uint32_t coordinate_count, rows;
    double *u; /* [row * coordinate_count + coordinate] */
};

struct ranked {
    uint64_t key;
    uint32_t row;
    double jitter;
};

/* Total: keys may meet, rows may not. */
static int by_key(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* In (0, 1), also when the last interval's jitter rounds up to its end. */
static double inside(double u)
{
    return u < 1.0 ? u : 1.0 - 0x1p-53;
}

static void fill_column(struct design *design, uint32_t coordinate, uint64_t stream, uint32_t seed, uint32_t number,
                        uint32_t sheet, struct ranked *ranked)
{
    for (uint32_t row = 0; row < sheet; row++) {
        const struct random_address address = {
            .seed = seed, .noise = number, .replicate = UINT32_MAX, .occurrence = row, .stream = stream};
        const struct random_words words = random_at(address);
        ranked[row] = (struct ranked){(uint64_t)words.word[0] << 32 | words.word[1], row, random_second(words)};
    }
    qsort(ranked, sheet, sizeof *ranked, by_key);
    for (uint32_t rank = 0; rank < sheet; rank++) {
        const uint64_t row = (uint64_t)number * sheet + ranked[rank].row;
        if (row < design->rows)
            design->u[row * design->coordinate_count + coordinate] =
                inside(((double)rank + ranked[rank].jitter) / (double)sheet);
    }
}

struct design *design_make(const struct scenario *scenario, uint32_t seed, uint32_t sheet, uint32_t futures)
{
    ASSERT(sheet > 0);
    struct design *design = calloc(1, sizeof *design);
    struct ranked *ranked = malloc(sheet * sizeof *ranked);
    if (!design || !ranked)
        failure("out of memory", __FILE__, __LINE__);
    arena_init(&design->arena);
    design->coordinate_count = scenario_coordinate_count(scenario);
    design->rows = futures;
    design->u = arena_take(&design->arena, (size_t)futures * design->coordinate_count, sizeof *design->u);
    const uint32_t sheets = futures / sheet + (futures % sheet != 0);
    for (uint32_t k = 0; k < design->coordinate_count; k++) {
        const uint64_t stream =
            stream_of(arena_format(&design->arena, "design/lhs/%s", scenario_coordinate(scenario, k)));
        for (uint32_t number = 0; number < sheets; number++)
            fill_column(design, k, stream, seed, number, sheet, ranked);
    }
    free(ranked);
    return design;
}

void design_free(struct design *design)
{
    if (!design)
        return;
    arena_release(&design->arena);
    free(design);
}

void design_row(const struct design *design, uint32_t future, double *u)
{
    ASSERT(future < design->rows);
    for (uint32_t k = 0; k < design->coordinate_count; k++)
        u[k] = design->u[(size_t)future * design->coordinate_count + k];
}
