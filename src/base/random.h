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

/* Here and not in random.c, because a struct of 24 bytes handed over in memory took 20 ns, twice the draw itself. */
static inline struct random_words random_at(struct random_address address)
{
    const struct random_words counter = {
        {address.occurrence, address.replicate, (uint32_t)address.stream, (uint32_t)(address.stream >> 32)}};

    return philox4x32_10(counter, address.seed, address.noise);
}

/* FNV-1a-64 of the name, then a 64-bit finaliser, so that names alike give streams unlike.
 * stream_of("member/TUR/resolve") = 0x7c4294dd5b0ffdbb. */
uint64_t stream_of(const char *name);

/* (k + 1/2) 2^-52 for a whole k below 2^52, exactly: 0 < u < 1, symmetric about 1/2. */
static inline double random_uniform(uint32_t low, uint32_t high)
{
    const uint64_t word = (uint64_t)high << 32 | low;

    return ((double)(word >> 12) + 0.5) * 0x1p-52;
}

/* The first uniform of the block, and the second. */
static inline double random_first(struct random_words words)
{
    return random_uniform(words.word[0], words.word[1]);
}

static inline double random_second(struct random_words words)
{
    return random_uniform(words.word[2], words.word[3]);
}

#endif
