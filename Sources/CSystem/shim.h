// What Glibc's Swift module leaves out because it stands behind _GNU_SOURCE.
#include <stddef.h>

void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);

// Open-file-description locks (Linux fcntl.h); the values are the kernel's ABI.
enum { patcorpus_OFD_GETLK = 36, patcorpus_OFD_SETLK = 37 };
