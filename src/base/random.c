#include "base/random.h"

/* One round of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, section 3.3. The
 * multipliers, and below the Weyl increments of the key, are those of their library Random123. */
#define ROUND(round)                                                                                                   \
    do {                                                                                                               \
        const uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;                               \
                                                                                                                       \
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ (key0 + (round)*0x9E3779B9u);                                                 \
        c1 = (uint32_t)p1;                                                                                             \
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ (key1 + (round)*0xBB67AE85u);                                                 \
        c3 = (uint32_t)p0;                                                                                             \
    } while (0)

/* Written out, not looped: gcc at -O2 does not unroll, and the loop took a third longer. */
struct random_words philox4x32_10(struct random_words counter, uint32_t key0, uint32_t key1)
{
    uint32_t c0 = counter.word[0], c1 = counter.word[1], c2 = counter.word[2], c3 = counter.word[3];

    ROUND(0u);
    ROUND(1u);
    ROUND(2u);
    ROUND(3u);
    ROUND(4u);
    ROUND(5u);
    ROUND(6u);
    ROUND(7u);
    ROUND(8u);
    ROUND(9u);
    return (struct random_words){{c0, c1, c2, c3}};
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
