// What Glibc's Swift module leaves out because it stands behind _GNU_SOURCE, and struct stat, whose members Swift finds in whichever
// C module it read first.
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "scan.h"

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

// Mapped files that become shorter while they are read. The kernel answers a read beyond the new end with SIGBUS, which would end the
// process. The handler puts a page of zeros there instead and marks the mapping as torn; its owner asks before it believes what it read.
// Anything else that raises SIGBUS goes its usual way. The table is found by address, without locks: a handler may run at any time.

enum { patcorpus_mappings = 1024 };

struct patcorpus_mapping {
    uintptr_t start;
    uintptr_t length;
    int torn;
};

// Variables of functions, since Swift's importer emits no others; every object file that calls these has its own, so that one file
// of Native calls all of them.
static inline struct patcorpus_mapping *patcorpus_mapping_table(void) {
    static struct patcorpus_mapping table[patcorpus_mappings];
    return table;
}

static inline struct sigaction *patcorpus_before_bus(void) {
    static struct sigaction before;
    return &before;
}

static inline void patcorpus_on_bus(int signal, siginfo_t *info, void *context) {
    uintptr_t address = (uintptr_t)info->si_addr;
    for (int slot = 0; slot < patcorpus_mappings; slot++) {
        struct patcorpus_mapping *mapping = &patcorpus_mapping_table()[slot];
        uintptr_t start = __atomic_load_n(&mapping->start, __ATOMIC_ACQUIRE);
        if (start < 4096 || address < start || address - start >= mapping->length) continue;
        void *page = (void *)(address & ~(uintptr_t)4095);
        if (mmap(page, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) break;
        __atomic_store_n(&mapping->torn, 1, __ATOMIC_RELEASE);
        return;
    }
    (void)context;
    // Not ours: the read is tried again and meets what was there before us.
    sigaction(signal, patcorpus_before_bus(), NULL);
}

static inline void patcorpus_catch_bus(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = patcorpus_on_bus;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(SIGBUS, &action, patcorpus_before_bus());
}

// Enters a mapping; -1 where the table is full, and the mapping is then not watched.
static inline int patcorpus_watch(const void *start, size_t length) {
    for (int slot = 0; slot < patcorpus_mappings; slot++) {
        uintptr_t none = 0;
        struct patcorpus_mapping *mapping = &patcorpus_mapping_table()[slot];
        if (!__atomic_compare_exchange_n(&mapping->start, &none, (uintptr_t)1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) continue;
        mapping->length = length;
        mapping->torn = 0;
        __atomic_store_n(&mapping->start, (uintptr_t)start, __ATOMIC_RELEASE);
        return slot;
    }
    return -1;
}

static inline int patcorpus_is_torn(int slot) {
    return slot >= 0 && __atomic_load_n(&patcorpus_mapping_table()[slot].torn, __ATOMIC_ACQUIRE);
}

static inline void patcorpus_unwatch(int slot) {
    if (slot >= 0) __atomic_store_n(&patcorpus_mapping_table()[slot].start, (uintptr_t)0, __ATOMIC_RELEASE);
}
