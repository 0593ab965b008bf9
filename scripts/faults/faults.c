// Makes the n-th call that changes a file below a folder fail, for the tests of scripts/faults. Loaded with LD_PRELOAD.
//
//   FAULT_ROOT    only calls on paths below this folder count
//   FAULT_AT      which of them, from 1; 0 or unset: none
//   FAULT_KIND    ENOSPC  this call and every later one that needs room fails
//                 EIO     this call fails, later ones do not
//                 short   a write writes half of what it was given
//                 kill    the process is killed before the call
//                 torn    a write writes half, then the process is killed; other calls as with kill
//   FAULT_COUNT   a file that gets the number of calls at exit
//   FAULT_LOG     a file that gets each call and its path
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { none, nospace, ioerror, shorter, killed, torn };
enum what { needs_room, write_call, other };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static long at, calls;
static enum kind kind;
static int log_file = -1;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
    const char *folder = getenv("FAULT_ROOT");
    if (!folder || !realpath(folder, root)) return;
    const char *word = getenv("FAULT_KIND");
    if (!word) word = "";
    kind = !strcmp(word, "ENOSPC") ? nospace : !strcmp(word, "EIO") ? ioerror : !strcmp(word, "short") ? shorter
         : !strcmp(word, "kill") ? killed : !strcmp(word, "torn") ? torn : none;
    at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
    if (getenv("FAULT_LOG")) log_file = NEXT(open)(getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    root_length = strlen(root);
}

__attribute__((destructor)) static void stop(void) {
    const char *path = getenv("FAULT_COUNT");
    if (!path || !root_length) return;
    int file = NEXT(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return;
    char text[32];
    int length = snprintf(text, sizeof text, "%ld\n", calls);
    if (NEXT(write)(file, text, (size_t)length) < 0) abort();
    close(file);
}

static int below(const char *path) {
    return !strncmp(path, root, root_length) && (path[root_length] == '/' || path[root_length] == 0);
}

static int path_counts(int folder, const char *path) {
    char whole[PATH_MAX], parent[PATH_MAX];
    if (!root_length) return 0;
    if (path[0] == '/') {
        snprintf(whole, sizeof whole, "%s", path);
    } else {
        char link[64], base[PATH_MAX];
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (snprintf(whole, sizeof whole, "%s/%s", base, path) >= (int)sizeof whole) return 0;
    }
    if (below(whole)) return 1;
    // Through a symbolic link or dots: the folder decides, since the file may not be there yet.
    char *slash = strrchr(whole, '/');
    if (!slash) return 0;
    *slash = 0;
    return realpath(whole, parent) && below(parent);
}

static int file_counts(int file) {
    char link[64], path[PATH_MAX];
    if (!root_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

static void note(const char *call, int file, const char *path) {
    char text[PATH_MAX + 64], link[64], target[PATH_MAX] = "";
    if (log_file < 0) return;
    if (!path) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = 0;
        path = target;
    }
    int length = snprintf(text, sizeof text, "%ld %s %s\n", calls, call, path);
    if (NEXT(write)(log_file, text, (size_t)length) < 0) abort();
}

// What to do with a call that counts: none, or the fault that falls on it.
static enum kind turn(const char *call, enum what what, int file, const char *path) {
    pthread_mutex_lock(&lock);
    calls++;
    note(call, file, path);
    enum kind fault = none;
    if (at > 0 && calls == at) fault = kind;
    if (at > 0 && calls > at && kind == nospace && what != other) fault = nospace;
    pthread_mutex_unlock(&lock);
    if (fault == killed || (fault == torn && what != write_call)) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    if (fault == shorter && what != write_call) return none;
    // What needs no room works on a full disk.
    if (fault == nospace && what == other) return none;
    return fault;
}

#define FAIL(fault) \
    if (fault == nospace || fault == ioerror) { errno = fault == nospace ? ENOSPC : EIO; return -1; }

static size_t cut(enum kind fault, size_t count) {
    return (fault == shorter || fault == torn) && count > 1 ? count / 2 : count;
}

static ssize_t ended(enum kind fault, ssize_t result) {
    if (fault == torn) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (!file_counts(file)) return NEXT(write)(file, bytes, count);
    enum kind fault = turn("write", write_call, file, NULL);
    FAIL(fault)
    return ended(fault, NEXT(write)(file, bytes, cut(fault, count)));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    if (!file_counts(file)) return NEXT(pwrite)(file, bytes, count, offset);
    enum kind fault = turn("pwrite", write_call, file, NULL);
    FAIL(fault)
    return ended(fault, NEXT(pwrite)(file, bytes, cut(fault, count), offset));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    if (!file_counts(file)) return NEXT(pwrite64)(file, bytes, count, offset);
    enum kind fault = turn("pwrite64", write_call, file, NULL);
    FAIL(fault)
    return ended(fault, NEXT(pwrite64)(file, bytes, cut(fault, count), offset));
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    if (!file_counts(file)) return NEXT(writev)(file, parts, count);
    enum kind fault = turn("writev", write_call, file, NULL);
    FAIL(fault)
    if (fault == shorter || fault == torn) return ended(fault, NEXT(write)(file, parts[0].iov_base, cut(fault, parts[0].iov_len)));
    return NEXT(writev)(file, parts, count);
}

#define ON_FILE(name, what, parameters, arguments) \
    int name parameters { \
        if (!file_counts(file)) return NEXT(name) arguments; \
        enum kind fault = turn(#name, what, file, NULL); \
        FAIL(fault) \
        return NEXT(name) arguments; \
    }

ON_FILE(fsync, needs_room, (int file), (file))
ON_FILE(fdatasync, needs_room, (int file), (file))
ON_FILE(ftruncate, needs_room, (int file, off_t length), (file, length))
ON_FILE(ftruncate64, needs_room, (int file, off64_t length), (file, length))
ON_FILE(fallocate, needs_room, (int file, int mode, off_t start, off_t length), (file, mode, start, length))

#define ON_PATH(name, what, base, path, parameters, arguments) \
    int name parameters { \
        if (!path_counts(base, path)) return NEXT(name) arguments; \
        enum kind fault = turn(#name, what, -1, path); \
        FAIL(fault) \
        return NEXT(name) arguments; \
    }

ON_PATH(rename, needs_room, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(renameat, needs_room, folder, to, (int before, const char *from, int folder, const char *to), (before, from, folder, to))
ON_PATH(renameat2, needs_room, folder, to, (int before, const char *from, int folder, const char *to, unsigned flags),
    (before, from, folder, to, flags))
ON_PATH(link, needs_room, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(mkdir, needs_room, AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
ON_PATH(mkdirat, needs_room, folder, path, (int folder, const char *path, mode_t mode), (folder, path, mode))
ON_PATH(rmdir, other, AT_FDCWD, path, (const char *path), (path))
ON_PATH(unlink, other, AT_FDCWD, path, (const char *path), (path))
ON_PATH(unlinkat, other, folder, path, (int folder, const char *path, int flags), (folder, path, flags))

#define MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list list; \
        va_start(list, flags); \
        mode = (mode_t)va_arg(list, int); \
        va_end(list); \
    }
#define OPENING(name, folder, arguments) \
    MODE \
    if ((flags & (O_CREAT | O_TRUNC)) && path_counts(folder, path)) { \
        enum kind fault = turn(#name, needs_room, -1, path); \
        FAIL(fault) \
    } \
    return NEXT(name) arguments;

int open(const char *path, int flags, ...) { OPENING(open, AT_FDCWD, (path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPENING(open64, AT_FDCWD, (path, flags, mode)) }
int openat(int folder, const char *path, int flags, ...) { OPENING(openat, folder, (folder, path, flags, mode)) }
int openat64(int folder, const char *path, int flags, ...) { OPENING(openat64, folder, (folder, path, flags, mode)) }
