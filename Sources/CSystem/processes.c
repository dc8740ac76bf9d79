#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_DESCRIPTORS 16

int uk_spawn(pid_t *process, const char *path, char *const arguments[], char *const environment[],
             const int *descriptors, int count) {
  if (count < 0 || count > MOST_DESCRIPTORS) return -EINVAL;
  // Copies above every target, so that no dup2 of the list overwrites a later source.
  int copies[MOST_DESCRIPTORS];
  int made = 0;
  int error = 0;
  for (; made < count; made++) {
    copies[made] = fcntl(descriptors[made], F_DUPFD_CLOEXEC, MOST_DESCRIPTORS);
    if (copies[made] < 0) {
      error = errno;
      break;
    }
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (error == 0) error = posix_spawn_file_actions_init(&actions);
  if (error == 0) {
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
      for (int index = 0; error == 0 && index < count; index++)
        error = posix_spawn_file_actions_adddup2(&actions, copies[index], index);
      if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, count);
      sigset_t none, all;
      sigemptyset(&none);
      sigfillset(&all);
      if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
      if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &all);
      if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
      if (error == 0)
        error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP |
                                                          POSIX_SPAWN_SETSIGMASK |
                                                          POSIX_SPAWN_SETSIGDEF);
      if (error == 0)
        error = posix_spawn(process, path, &actions, &attributes, arguments, environment);
      posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
  }
  for (int index = 0; index < made; index++) close(copies[index]);
  return -error;
}

int uk_kill_group(pid_t process) {
  if (process <= 1) return -EINVAL;
  kill(-process, SIGKILL);
  return kill(process, SIGKILL) == 0 ? 0 : -errno;
}

int uk_reap(pid_t process, int *status) {
  pid_t result;
  do {
    result = waitpid(process, status, WNOHANG);
  } while (result < 0 && errno == EINTR);
  if (result < 0) return -errno;
  return result == process ? 1 : 0;
}

static int64_t now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int uk_await_exit(pid_t process, int milliseconds) {
  int64_t end = now_milliseconds() + milliseconds;
  int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
  int result = 0;
  for (;;) {
    siginfo_t information = {0};
    if (waitid(P_PID, (id_t)process, &information, WEXITED | WNOHANG | WNOWAIT) != 0) {
      if (errno == EINTR) continue;
      result = -errno;
      break;
    }
    if (information.si_pid == process) break;
    int64_t left = milliseconds < 0 ? -1 : end - now_milliseconds();
    if (milliseconds >= 0 && left <= 0) break;
    if (descriptor >= 0) {
      struct pollfd watched = {.fd = descriptor, .events = POLLIN};
      poll(&watched, 1, (int)left);
    } else {
      // A kernel without pidfd_open: look every five milliseconds.
      struct timespec pause = {.tv_nsec = 5000000};
      nanosleep(&pause, NULL);
    }
  }
  if (descriptor >= 0) close(descriptor);
  return result;
}

int uk_exited(int status) { return WIFEXITED(status); }
int uk_exit_code(int status) { return WEXITSTATUS(status); }
int uk_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int uk_limit(pid_t process, int resource, uint64_t value) {
  struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
  int number;
  switch (resource) {
  case UK_ADDRESS_SPACE: number = RLIMIT_AS; break;
  case UK_CORE: number = RLIMIT_CORE; break;
  case UK_OPEN_FILES: number = RLIMIT_NOFILE; break;
  case UK_CPU_SECONDS: number = RLIMIT_CPU; break;
  case UK_FILE_SIZE: number = RLIMIT_FSIZE; break;
  default: return -EINVAL;
  }
  return prlimit(process, number, &limit, NULL) == 0 ? 0 : -errno;
}

int uk_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : -errno; }

int uk_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -errno; }

int uk_notify(const char *path, const char *state) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t length = strlen(path);
  if (length < 2 || length >= sizeof address.sun_path) return -EINVAL;
  if (path[0] != '/' && path[0] != '@') return -EINVAL;
  memcpy(address.sun_path, path, length);
  if (path[0] == '@') address.sun_path[0] = 0;
  int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -errno;
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
  // A path ends with NUL; an abstract name is exactly as long as it is.
  if (path[0] == '/') size += 1;
  ssize_t sent = sendto(descriptor, state, strlen(state), MSG_NOSIGNAL,
                        (struct sockaddr *)&address, size);
  int result = sent >= 0 ? 0 : -errno;
  close(descriptor);
  return result;
}
