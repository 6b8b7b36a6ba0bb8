/*
 * Put before a process with LD_PRELOAD: lets the n-th call on a file below $FAILING_IO_ROOT fail with EIO.
 * While the file $FAILING_IO_WHILE exists, all of them fail.
 * access("/failing-io/arm/N") counts from now on, "/failing-io/arm/N/on" lets every call from the n-th on fail;
 * access("/failing-io/disarm") answers 0 when a call has failed since, and -1 when there were fewer than n.
 * access("/failing-io/trace") notes each call from now on instead, and access("/failing-io/traced/FILE") writes FILE:
 * two bytes a call, of which function and on which open file, in order.
 * Needs no headers, so that a bare compiler can make it.
 */
typedef long ssize_t_;
typedef unsigned long size_t_;
typedef long off_t_;
extern char *getenv(const char *);
extern void *dlsym(void *, const char *);
extern int *__errno_location(void);
extern long atol(const char *);
extern char *strstr(const char *, const char *);
extern int strncmp(const char *, const char *, size_t_);
extern size_t_ strlen(const char *);
extern int creat(const char *, unsigned);

static char tracked[65536];
static long left;
static int goes_on, failed, tracing;
static unsigned char trace[65536];
static size_t_ traced;
ssize_t_ write(int, const void *, size_t_);
int close(int);

static int inside(const char *path) {
  static const char *root;
  if (!root) root = getenv("FAILING_IO_ROOT");
  return root && path && strncmp(path, root, strlen(root)) == 0;
}

static int switched_on(void) {
  static int (*look)(const char *, int);
  const char *file = getenv("FAILING_IO_WHILE");
  if (!look) look = dlsym((void *)-1, "access");
  return file && look(file, 0) == 0;
}

static int fails(int counts, int function, int fd) {
  if (!counts) return 0;
  if (tracing && traced + 2 <= sizeof trace) {
    trace[traced++] = function;
    trace[traced++] = fd;
  }
  if (switched_on()) {
    failed = 1;
    *__errno_location() = 5;
    return 1;
  }
  if (left == 0) return 0;
  if (left > 1) { left--; return 0; }
  if (!goes_on) left = 0;
  failed = 1;
  *__errno_location() = 5;
  return 1;
}

static int of(int fd) { return fd >= 0 && fd < (int)sizeof tracked && tracked[fd]; }

int access(const char *path, int mode) {
  static int (*next)(const char *, int);
  if (!next) next = dlsym((void *)-1, "access");
  if (strncmp(path, "/failing-io/arm/", 16) == 0) {
    failed = 0;
    goes_on = strstr(path + 16, "/on") != 0;
    left = atol(path + 16);
    return 0;
  }
  if (strncmp(path, "/failing-io/disarm", 18) == 0) {
    left = 0;
    *__errno_location() = 2;
    return failed ? 0 : -1;
  }
  if (strncmp(path, "/failing-io/traced/", 19) == 0) {
    tracing = 0;
    int fd = creat(path + 18, 0600);
    ssize_t_ written = write(fd, trace, traced);
    close(fd);
    return written == (ssize_t_)traced ? 0 : -1;
  }
  if (strncmp(path, "/failing-io/trace", 17) == 0) {
    left = 0;
    traced = 0;
    tracing = 1;
    return 0;
  }
  return next(path, mode);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    static int (*next)(const char *, int, ...); \
    if (!next) next = dlsym((void *)-1, #name); \
    __builtin_va_list more; \
    __builtin_va_start(more, flags); \
    int mode = __builtin_va_arg(more, int); \
    __builtin_va_end(more); \
    if (fails(inside(path), __LINE__, 0)) return -1; \
    int fd = next(path, flags, mode); \
    if (fd >= 0 && fd < (int)sizeof tracked) tracked[fd] = inside(path); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  static int (*next)(int);
  if (!next) next = dlsym((void *)-1, "close");
  if (fd >= 0 && fd < (int)sizeof tracked) tracked[fd] = 0;
  return next(fd);
}

#define ON_FD(type, name, params, args) \
  type name params { \
    static type (*next) params; \
    if (!next) next = dlsym((void *)-1, #name); \
    return fails(of(fd), __LINE__, fd) ? -1 : next args; \
  }
ON_FD(ssize_t_, read, (int fd, void *to, size_t_ count), (fd, to, count))
ON_FD(ssize_t_, pread, (int fd, void *to, size_t_ count, off_t_ at), (fd, to, count, at))
ON_FD(ssize_t_, pread64, (int fd, void *to, size_t_ count, off_t_ at), (fd, to, count, at))
ON_FD(ssize_t_, preadv, (int fd, const void *parts, int count, off_t_ at), (fd, parts, count, at))
ON_FD(ssize_t_, preadv64, (int fd, const void *parts, int count, off_t_ at), (fd, parts, count, at))
ON_FD(ssize_t_, write, (int fd, const void *from, size_t_ count), (fd, from, count))
ON_FD(ssize_t_, pwrite, (int fd, const void *from, size_t_ count, off_t_ at), (fd, from, count, at))
ON_FD(ssize_t_, pwrite64, (int fd, const void *from, size_t_ count, off_t_ at), (fd, from, count, at))
ON_FD(ssize_t_, writev, (int fd, const void *parts, int count), (fd, parts, count))
ON_FD(ssize_t_, pwritev, (int fd, const void *parts, int count, off_t_ at), (fd, parts, count, at))
ON_FD(ssize_t_, pwritev64, (int fd, const void *parts, int count, off_t_ at), (fd, parts, count, at))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
ON_FD(int, ftruncate, (int fd, off_t_ size), (fd, size))
ON_FD(int, ftruncate64, (int fd, off_t_ size), (fd, size))

#define ON_PATH(name, params, args) \
  int name params { \
    static int (*next) params; \
    if (!next) next = dlsym((void *)-1, #name); \
    return fails(inside(path), __LINE__, 0) ? -1 : next args; \
  }
ON_PATH(unlink, (const char *path), (path))
ON_PATH(rmdir, (const char *path), (path))
ON_PATH(mkdir, (const char *path, unsigned mode), (path, mode))
ON_PATH(rename, (const char *path, const char *to), (path, to))
ON_PATH(link, (const char *path, const char *to), (path, to))
