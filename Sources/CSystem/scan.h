// Loops over bytes that the processor does sixteen at a time.
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
typedef char patcorpus_bytes __attribute__((vector_size(16), aligned(1)));

static inline int patcorpus_mask(patcorpus_bytes bytes) {
    return __builtin_ia32_pmovmskb128((__attribute__((vector_size(16))) char)bytes);
}
#endif

// How many bytes stand before the first `<` or `&`, or the end; notes in `returns` whether a carriage return is among those looked at.
static inline size_t patcorpus_before_markup(const uint8_t *start, const uint8_t *end, int *returns) {
    const uint8_t *at = start;
    int seen = 0;
#if defined(__SSE2__)
    while (end - at >= 16) {
        patcorpus_bytes bytes = *(const patcorpus_bytes *)at;
        seen |= patcorpus_mask((patcorpus_bytes)(bytes == '\r'));
        int found = patcorpus_mask((patcorpus_bytes)((bytes == '<') | (bytes == '&')));
        if (found) {
            *returns = seen != 0;
            return (size_t)(at - start) + (size_t)__builtin_ctz((unsigned)found);
        }
        at += 16;
    }
#endif
    while (at < end && *at != '<' && *at != '&') seen |= *at++ == '\r';
    *returns = seen != 0;
    return (size_t)(at - start);
}

// 1 if there is no control character but tab and line feed, and carriage returns in front of line feeds.
static inline int patcorpus_is_plain(const uint8_t *bytes, size_t length) {
    uint8_t other = length > 0 && bytes[length - 1] == '\r';
    for (size_t index = 0; index + 1 < length; index++) {
        uint8_t byte = bytes[index];
        other |= (uint8_t)((byte < 0x20) & (byte != '\t') & (byte != '\n') & ((byte != '\r') | (bytes[index + 1] != '\n')));
    }
    return !other && (length == 0 || bytes[length - 1] >= 0x20 || bytes[length - 1] == '\t' || bytes[length - 1] == '\n');
}

// Copies bytes without their carriage returns; returns how many it wrote.
static inline size_t patcorpus_copy_lines(uint8_t *to, const uint8_t *from, size_t length) {
    size_t written = 0;
    for (size_t index = 0; index < length; index++) {
        to[written] = from[index];
        written += from[index] != '\r';
    }
    return written;
}
