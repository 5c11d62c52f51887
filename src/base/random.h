/* Chance as a function: Philox4x32-10 (Salmon et al. 2011), counter-based.
 *
 * A draw is a value, not a step of a generator: it is addressed by who asks what for the how-manieth
 * time, never by when it is asked. So threads, order and resumption cannot matter, one trial can be
 * replayed alone, and two options that ask the same question get the same answer.
 *
 *   key     = (seed, noise)            noise: the future's index, or 0 in all futures
 *   counter = (occurrence, replicate, stream low, stream high)
 *
 * `stream` names a question ("member/TUR/resolve"); `occurrence` counts how often that question was asked.
 * Pure functions; any thread. */
#ifndef CASUS_BASE_RANDOM_H
#define CASUS_BASE_RANDOM_H

#include <stdint.h>

struct random_words {
    uint32_t word[4];
};

struct random_address {
    uint32_t seed, noise, replicate, occurrence;
    uint64_t stream;
};

struct random_words philox4x32_10(struct random_words counter, uint32_t key0, uint32_t key1);
struct random_words random_at(struct random_address address);

/* FNV-1a-64 of the name, then a 64-bit finaliser, so that names alike give streams unlike.
 * stream_of("member/TUR/resolve") = 0x7c4294dd5b0ffdbb. */
uint64_t stream_of(const char *name);

/* 0 < u < 1, symmetric about 1/2, 52 bits: the first uniform of the block, and the second. */
double random_first(struct random_words words);
double random_second(struct random_words words);

#endif
