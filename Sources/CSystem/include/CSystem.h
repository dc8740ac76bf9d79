// What Glibc's module hides from Swift, and calls that only C can make safely.
//
// Unless a comment says otherwise a function returns 0 or a descriptor (>= 0) on success and
// the negative errno on failure, so that no caller has to read a thread-local errno in time.
#ifndef UKETSUKE_CSYSTEM_H
#define UKETSUKE_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- descriptors -------------------------------------------------------------------------

// Most descriptors that one message carries; the kernel's own bound is 253.
#define UK_MAX_DESCRIPTORS 64

// A pipe, both ends close-on-exec. ends[0] reads, ends[1] writes.
int uk_pipe(int ends[2]);
// A pair of connected stream sockets, close-on-exec.
int uk_socketpair(int ends[2]);
// An anonymous file in memory, close-on-exec, that can be sealed.
int uk_memfd(const char *name);
// Seals an anonymous file against every later change of bytes and size.
int uk_memfd_seal(int descriptor);
// Sends bytes on a socket, with descriptors beside the first of them. Raises no SIGPIPE.
// Returns the number of bytes taken, or the negative errno. Interrupted calls are repeated.
ssize_t uk_send(int socket, const void *bytes, size_t length, const int *descriptors,
                size_t count);
// Receives up to `length` bytes and up to UK_MAX_DESCRIPTORS descriptors (close-on-exec), whose
// number is stored in `count`. Returns the number of bytes, 0 at the end of the stream, or the
// negative errno; -EMSGSIZE where more descriptors were sent than fit (all are closed).
ssize_t uk_receive(int socket, void *bytes, size_t length,
                   int descriptors[UK_MAX_DESCRIPTORS], size_t *count);
// Process, user and group at the other end of a unix socket.
int uk_peer_credentials(int socket, pid_t *process, uid_t *user, gid_t *group);
// Starts a thread that ends this process at once when the other end of the socket is closed,
// however busy the rest of the process is. A child so dies with its parent; PR_SET_PDEATHSIG
// would follow the thread that spawned it, not the process.
int uk_exit_on_hangup(int socket);

// ---- files -------------------------------------------------------------------------------

// Renames without ever replacing: -EEXIST where the new name is taken. Where the file system
// knows no RENAME_NOREPLACE (-EINVAL of the kernel), a hard link and an unlink do the same for
// files; -ENOTSUP where neither is possible.
int uk_rename_no_replace(int old_folder, const char *old_name, int new_folder,
                         const char *new_name);
// The same, but always in one step: where the file system knows no RENAME_NOREPLACE it looks
// first and then renames. For names that nobody else makes: at no moment has the file two names,
// so that who takes it away under its new name leaves none behind.
int uk_rename_if_free(int old_folder, const char *old_name, int new_folder, const char *new_name);
// Opens for reading without following a link in the last component and without blocking on a
// FIFO. Close-on-exec.
int uk_open_no_follow(int folder, const char *name);
// Opens a folder, without following a link in the last component. Close-on-exec.
int uk_open_folder(int folder, const char *name);
// Size, time of change of content (seconds and nanoseconds), kind of file, device and inode.
struct uk_file_status {
  int64_t size;
  int64_t mtime_seconds;
  int64_t mtime_nanoseconds;
  uint64_t device;
  uint64_t inode;
  uint32_t mode;
};
int uk_status_at(int folder, const char *name, struct uk_file_status *status);
int uk_status_of(int descriptor, struct uk_file_status *status);
enum uk_kind { UK_FILE = 0, UK_FOLDER = 1, UK_LINK = 2, UK_FIFO = 3, UK_SOCKET = 4,
               UK_DEVICE = 5, UK_OTHER = 6 };
int uk_kind_of(uint32_t mode);

// The names in a folder, each ended by a NUL byte, one after the other, without "." and "..".
// The bytes are given as they are on disk, in whatever encoding. `names` is to be freed by the
// caller with free().
int uk_list_folder(int folder, char **names, size_t *length);

// ---- inotify -----------------------------------------------------------------------------

// A watch descriptor source, non-blocking, close-on-exec.
int uk_inotify(void);
// Watches a folder for files that appear, are closed after writing or move; returns the watch.
int uk_inotify_watch_folder(int inotify, const char *path);

// ---- processes ---------------------------------------------------------------------------

// Starts a program in a process group of its own, with default signal handling. descriptors[i]
// becomes descriptor i of the child; every other one is closed.
int uk_spawn(pid_t *process, const char *path, char *const arguments[],
             char *const environment[], const int *descriptors, int count);
// Kills a process and its group.
int uk_kill_group(pid_t process);
// Waits until a child has ended, at most so many milliseconds (negative: for ever), and leaves it
// to be reaped.
int uk_await_exit(pid_t process, int milliseconds);
// Reaps a child that has ended. Returns 1 where it was reaped, 0 where it still runs.
int uk_reap(pid_t process, int *status);
int uk_exited(int status);       // whether it ended by itself
int uk_exit_code(int status);    // where it did
int uk_ending_signal(int status); // where it did not

enum uk_resource { UK_ADDRESS_SPACE = 0, UK_CORE = 1, UK_OPEN_FILES = 2, UK_CPU_SECONDS = 3,
                   UK_FILE_SIZE = 4 };
// Bounds a resource of a process (0: this one), soft and hard.
int uk_limit(pid_t process, int resource, uint64_t value);

int uk_no_new_privileges(void);
// No core file, no ptrace by other processes of the same user.
int uk_not_dumpable(void);

// ---- cage --------------------------------------------------------------------------------

// What of the cage is in force, as a bit set.
enum uk_cage_part { UK_CAGE_NO_NEW_PRIVILEGES = 1, UK_CAGE_NOT_DUMPABLE = 2, UK_CAGE_NO_CORE = 4,
                    UK_CAGE_LANDLOCK = 8, UK_CAGE_SECCOMP = 16 };
// Puts the calling process (every thread of it, for what concerns system calls) into a cage: no
// new privileges, no dump, no core; nothing in the file system can be written, made or removed
// (Landlock); no sockets, no programs, no new processes, no tracing, no mounts (seccomp, EPERM).
// To be called by a reader after it opened what it needs to write, before its first document.
// Landlock binds the calling thread and those that it starts later: call it before other threads
// exist. What the kernel does not offer is left out: the result says what is in force.
int uk_cage(void);

// ---- service manager ---------------------------------------------------------------------

// Sends a state such as "READY=1" to the socket that systemd names in NOTIFY_SOCKET; `path` may
// be a file or an abstract name (@...). See sd_notify(3).
int uk_notify(const char *path, const char *state);

// ---- memory ------------------------------------------------------------------------------

// Keeps up to `kept` bytes of freed memory for later use in this process instead of giving it back
// to the kernel; single buffers above `large` bytes (at most 32 MiB) still go back at once.
int uk_keep_freed_memory(int large, int kept);

#ifdef __cplusplus
}
#endif
#endif
