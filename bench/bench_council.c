/* How long one decision of each rule takes, by number of actors:   bench_council
 *
 * Actors are drawn once by a fixed formula. KTAB (MIT, 2019; its Spatial Model, built with -O2 and run on two cores)
 * took .34 s for a run of 13 actors in 2 dimensions, 5.5 s for 40 in 1, 115 s for 80, and did not finish one turn of
 * 160 in 300 s; its runs are of up to some thirty turns and write a log and a database, a decision here is one round of
 * eum_*. */
#include "theory/council.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIZES = 6 };
static const uint32_t sizes[SIZES] = {10, 13, 32, 40, 80, 160};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double spread(uint32_t n)
{
    return (double)(n * 2654435761u >> 8) / 16777216.0;
}

/* Microseconds for one decision, the best of five tenths of a second. */
static double measure(const struct council_rule *rule, const struct council_question *question, void *memory)
{
    double best = 1e9, sum = 0.0;
    for (int round = 0; round < 5; round++) {
        uint32_t count = 0;
        const double start = seconds();
        double took;
        do {
            sum += rule->decide(question, memory).position;
            count++;
            took = seconds() - start;
        } while (took < 0.1);
        best = took / (double)count < best ? took / (double)count : best;
    }
    return sum < -1e300 ? 0.0 : 1e6 * best; /* the sum is used, so nothing is optimised away */
}

int main(void)
{
    struct council_actor actors[160];
    void *memory = malloc(council_memory(160));
    if (memory == NULL)
        return 1;
    for (uint32_t k = 0; k < 160; k++)
        actors[k] = (struct council_actor){10.0 + 90.0 * spread(3 * k + 1), 0.1 + 0.9 * spread(3 * k + 2),
                                           0.1 + spread(3 * k + 3)};
    printf("%-18s", "microseconds");
    for (int s = 0; s < SIZES; s++)
        printf("  n = %-4u", sizes[s]);
    for (uint32_t r = 0; r < council_rule_count; r++) {
        printf("\n%-18s", council_rules[r]->name);
        for (int s = 0; s < SIZES; s++) {
            const struct council_question question = {.actors = actors,
                                                      .count = sizes[s],
                                                      .proposal = 100.0,
                                                      .count_share = 0.55,
                                                      .weight_share = 0.65,
                                                      .unchallenged = 1.0};
            printf("%10.2f", measure(council_rules[r], &question, memory));
            fflush(stdout);
        }
    }
    putchar('\n');
    free(memory);
    return 0;
}
