// Two SHA-256 messages at once.
//
// The instructions of x86 for SHA-256 wait for each other: one message leaves half of the unit idle, which a second fills. A corpus hashes every line
// twice, for its own name and for its shard's, so that there always are two.
#ifndef PATCORPUS_CSHA256_H
#define PATCORPUS_CSHA256_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A running digest (FIPS 180-4).
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
} patcorpus_sha256;

// 1 where the processor has the instructions; where not, none of the functions below may be called.
int patcorpus_sha256_is_supported(void);
void patcorpus_sha256_begin(patcorpus_sha256 *digest);
void patcorpus_sha256_update(patcorpus_sha256 *digest, const uint8_t *bytes, size_t length);
// The same as an update of each.
void patcorpus_sha256_update_two(
    patcorpus_sha256 *first, const uint8_t *first_bytes, size_t first_length, patcorpus_sha256 *second,
    const uint8_t *second_bytes, size_t second_length);
void patcorpus_sha256_finish(patcorpus_sha256 *digest, uint8_t out[32]);

#ifdef __cplusplus
}
#endif

#endif
