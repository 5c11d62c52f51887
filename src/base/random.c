#include "base/random.h"

struct random_words philox4x32_10(struct random_words counter, uint32_t key0, uint32_t key1)
{
    uint32_t c0 = counter.word[0], c1 = counter.word[1], c2 = counter.word[2], c3 = counter.word[3];
    int round;

    /* Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, section 3.3; the multipliers
     * and the Weyl increments of the key are those of their library Random123. */
    for (round = 0; round < 10; round++) {
        const uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;

        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ key0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ key1;
        c3 = (uint32_t)p0;
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return (struct random_words){{c0, c1, c2, c3}};
}

struct random_words random_at(struct random_address address)
{
    const struct random_words counter = {
        {address.occurrence, address.replicate, (uint32_t)address.stream, (uint32_t)(address.stream >> 32)}};

    return philox4x32_10(counter, address.seed, address.noise);
}

uint64_t stream_of(const char *name)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (; *name != '\0'; name++) {
        hash ^= (unsigned char)*name;
        hash *= 0x100000001b3u;
    }
    /* FNV alone leaves the last letters in the low bits; this is the finaliser of MurmurHash3 (Appleby). */
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    hash ^= hash >> 33;
    return hash;
}

/* (k + 1/2) 2^-52 for a whole k below 2^52: every value is exact, neither 0 nor 1 occurs, and u and 1 - u are equally
 * spaced. */
static double uniform_of(uint32_t low, uint32_t high)
{
    const uint64_t word = (uint64_t)high << 32 | low;

    return ((double)(word >> 12) + 0.5) * 0x1p-52;
}

double random_first(struct random_words words)
{
    return uniform_of(words.word[0], words.word[1]);
}

double random_second(struct random_words words)
{
    return uniform_of(words.word[2], words.word[3]);
}
