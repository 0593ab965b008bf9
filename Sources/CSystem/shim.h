// What Glibc's Swift module leaves out because it stands behind _GNU_SOURCE, and struct stat, whose members Swift finds in whichever
// C module it read first.
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);

// Open-file-description locks (Linux fcntl.h); the values are the kernel's ABI.
enum { patcorpus_OFD_GETLK = 36, patcorpus_OFD_SETLK = 37 };

struct patcorpus_status {
    int64_t size;
    // Nanoseconds since 1970.
    int64_t modified;
    int is_directory;
    int is_regular;
};

static inline void patcorpus_fill(const struct stat *from, struct patcorpus_status *to) {
    to->size = from->st_size;
    to->modified = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
    to->is_directory = S_ISDIR(from->st_mode);
    to->is_regular = S_ISREG(from->st_mode);
}

// Both return 0, or -1 and set errno.
static inline int patcorpus_stat(const char *path, struct patcorpus_status *status) {
    struct stat found;
    if (stat(path, &found) != 0) return -1;
    patcorpus_fill(&found, status);
    return 0;
}

static inline int patcorpus_fstat(int descriptor, struct patcorpus_status *status) {
    struct stat found;
    if (fstat(descriptor, &found) != 0) return -1;
    patcorpus_fill(&found, status);
    return 0;
}

// SIG_IGN is a cast that Swift does not import.
static inline int patcorpus_ignores(int number) {
    struct sigaction current;
    return sigaction(number, NULL, &current) == 0 && current.sa_handler == SIG_IGN;
}

static inline void patcorpus_ignore(int number) { signal(number, SIG_IGN); }
