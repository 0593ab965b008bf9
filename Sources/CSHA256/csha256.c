#include "csha256.h"

#include <string.h>

static const uint32_t initial[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

void patcorpus_sha256_begin(patcorpus_sha256 *digest) {
    memcpy(digest->state, initial, sizeof initial);
    digest->length = 0;
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

int patcorpus_sha256_is_supported(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
}

// One message's registers: the halves of the state as the instructions want them, and sixteen words of its schedule.
typedef struct {
    __m128i abef, cdgh;
    __m128i words[4];
} lane;

WITH_SHA static inline __attribute__((always_inline)) void load_state(lane *lane, const uint32_t state[8]) {
    __m128i low = _mm_loadu_si128((const __m128i *)state);
    __m128i high = _mm_loadu_si128((const __m128i *)(state + 4));
    low = _mm_shuffle_epi32(low, 0xB1);
    high = _mm_shuffle_epi32(high, 0x1B);
    lane->abef = _mm_alignr_epi8(low, high, 8);
    lane->cdgh = _mm_blend_epi16(high, low, 0xF0);
}

WITH_SHA static inline __attribute__((always_inline)) void store_state(const lane *lane, uint32_t state[8]) {
    __m128i low = _mm_shuffle_epi32(lane->abef, 0x1B);
    __m128i high = _mm_shuffle_epi32(lane->cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}

WITH_SHA static inline __attribute__((always_inline)) void load_block(lane *lane, const uint8_t *bytes) {
    const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    for (int word = 0; word < 4; word++) {
        lane->words[word] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * word)), order);
    }
}

// Four rounds; from the fourth group on the schedule is extended behind them.
WITH_SHA static inline __attribute__((always_inline)) void rounds(lane *lane, int group) {
    __m128i *words = lane->words;
    __m128i message = _mm_add_epi32(words[group & 3], _mm_load_si128((const __m128i *)(constants + 4 * group)));
    lane->cdgh = _mm_sha256rnds2_epu32(lane->cdgh, lane->abef, message);
    lane->abef = _mm_sha256rnds2_epu32(lane->abef, lane->cdgh, _mm_shuffle_epi32(message, 0x0E));
    if (group < 12) {
        // w[i] of the group after next but two, from the four groups before it.
        __m128i next = _mm_sha256msg1_epu32(words[group & 3], words[(group + 1) & 3]);
        next = _mm_add_epi32(next, _mm_alignr_epi8(words[(group + 3) & 3], words[(group + 2) & 3], 4));
        words[group & 3] = _mm_sha256msg2_epu32(next, words[(group + 3) & 3]);
    }
}

WITH_SHA static void compress(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
    lane lane;
    load_state(&lane, state);
    for (; blocks > 0; blocks--, bytes += 64) {
        __m128i abef = lane.abef, cdgh = lane.cdgh;
        load_block(&lane, bytes);
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group++) rounds(&lane, group);
        lane.abef = _mm_add_epi32(lane.abef, abef);
        lane.cdgh = _mm_add_epi32(lane.cdgh, cdgh);
    }
    store_state(&lane, state);
}

WITH_SHA static void compress_two(
    uint32_t first[8], const uint8_t *first_bytes, uint32_t second[8], const uint8_t *second_bytes, size_t blocks) {
    lane one, two;
    load_state(&one, first);
    load_state(&two, second);
    for (; blocks > 0; blocks--, first_bytes += 64, second_bytes += 64) {
        __m128i abef_one = one.abef, cdgh_one = one.cdgh, abef_two = two.abef, cdgh_two = two.cdgh;
        load_block(&one, first_bytes);
        load_block(&two, second_bytes);
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group++) {
            rounds(&one, group);
            rounds(&two, group);
        }
        one.abef = _mm_add_epi32(one.abef, abef_one);
        one.cdgh = _mm_add_epi32(one.cdgh, cdgh_one);
        two.abef = _mm_add_epi32(two.abef, abef_two);
        two.cdgh = _mm_add_epi32(two.cdgh, cdgh_two);
    }
    store_state(&one, first);
    store_state(&two, second);
}

#else

int patcorpus_sha256_is_supported(void) { return 0; }

static void compress(uint32_t state[8], const uint8_t *bytes, size_t blocks) { __builtin_trap(); }

static void compress_two(
    uint32_t first[8], const uint8_t *first_bytes, uint32_t second[8], const uint8_t *second_bytes, size_t blocks) {
    __builtin_trap();
}

#endif

// Completes a block that an earlier update left open; returns how many bytes it took.
static size_t complete(patcorpus_sha256 *digest, const uint8_t *bytes, size_t length) {
    size_t held = digest->length & 63;
    if (held == 0) return 0;
    size_t taken = length < 64 - held ? length : 64 - held;
    memcpy(digest->block + held, bytes, taken);
    digest->length += taken;
    if (held + taken == 64) compress(digest->state, digest->block, 1);
    return taken;
}

// Keeps what is no whole block.
static void keep(patcorpus_sha256 *digest, const uint8_t *bytes, size_t length) {
    memcpy(digest->block, bytes, length);
    digest->length += length;
}

void patcorpus_sha256_update(patcorpus_sha256 *digest, const uint8_t *bytes, size_t length) {
    if (length == 0) return;
    size_t taken = complete(digest, bytes, length);
    bytes += taken;
    length -= taken;
    size_t blocks = length / 64;
    compress(digest->state, bytes, blocks);
    digest->length += blocks * 64;
    keep(digest, bytes + blocks * 64, length - blocks * 64);
}

void patcorpus_sha256_update_two(
    patcorpus_sha256 *first, const uint8_t *first_bytes, size_t first_length, patcorpus_sha256 *second,
    const uint8_t *second_bytes, size_t second_length) {
    if (first_length > 0 && second_length > 0) {
        size_t taken = complete(first, first_bytes, first_length);
        first_bytes += taken;
        first_length -= taken;
        taken = complete(second, second_bytes, second_length);
        second_bytes += taken;
        second_length -= taken;
        size_t blocks = (first_length < second_length ? first_length : second_length) / 64;
        if (blocks > 0) {
            compress_two(first->state, first_bytes, second->state, second_bytes, blocks);
            first->length += blocks * 64;
            second->length += blocks * 64;
            first_bytes += blocks * 64;
            first_length -= blocks * 64;
            second_bytes += blocks * 64;
            second_length -= blocks * 64;
        }
    }
    patcorpus_sha256_update(first, first_bytes, first_length);
    patcorpus_sha256_update(second, second_bytes, second_length);
}

void patcorpus_sha256_finish(patcorpus_sha256 *digest, uint8_t out[32]) {
    uint64_t bits = digest->length * 8;
    uint8_t padding[72] = {0x80};
    size_t held = digest->length & 63;
    size_t count = (held < 56 ? 56 : 120) - held;
    for (int index = 0; index < 8; index++) padding[count + index] = (uint8_t)(bits >> (56 - 8 * index));
    patcorpus_sha256_update(digest, padding, count + 8);
    for (int word = 0; word < 8; word++) {
        for (int byte = 0; byte < 4; byte++) out[4 * word + byte] = (uint8_t)(digest->state[word] >> (24 - 8 * byte));
    }
}
