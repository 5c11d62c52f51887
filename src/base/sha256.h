/* SHA-256 (FIPS 180-4), for receipts and for the identity of a study. */
#ifndef CASUS_BASE_SHA256_H
#define CASUS_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    uint8_t block[64];
};

void sha256_init(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *bytes, size_t size);
/* Length-prefixed (8 bytes, little-endian), so that ("ab","c") differs from ("a","bc"). */
void sha256_add_text(struct sha256 *hash, const char *text);
void sha256_add_u64(struct sha256 *hash, uint64_t value); /* little-endian */
void sha256_finish(struct sha256 *hash, uint8_t digest[32]);
void sha256_hex(const uint8_t digest[32], char out[65]);

#endif
