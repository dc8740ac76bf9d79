#define _GNU_SOURCE
#include "CSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

int uk_rename_no_replace(int old_folder, const char *old_name, int new_folder,
                         const char *new_name) {
  if (renameat2(old_folder, old_name, new_folder, new_name, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -errno;
  if (linkat(old_folder, old_name, new_folder, new_name, 0) != 0) {
    if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) return -ENOTSUP;
    return -errno;
  }
  return unlinkat(old_folder, old_name, 0) == 0 ? 0 : -errno;
}

int uk_rename_if_free(int old_folder, const char *old_name, int new_folder, const char *new_name) {
  if (renameat2(old_folder, old_name, new_folder, new_name, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -errno;
  struct stat found;
  if (fstatat(new_folder, new_name, &found, AT_SYMLINK_NOFOLLOW) == 0) return -EEXIST;
  if (errno != ENOENT) return -errno;
  return renameat(old_folder, old_name, new_folder, new_name) == 0 ? 0 : -errno;
}

int uk_open_no_follow(int folder, const char *name) {
  int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  return descriptor >= 0 ? descriptor : -errno;
}

int uk_open_folder(int folder, const char *name) {
  int descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

static void copy(const struct stat *from, struct uk_file_status *to) {
  to->size = from->st_size;
  to->mtime_seconds = from->st_mtim.tv_sec;
  to->mtime_nanoseconds = from->st_mtim.tv_nsec;
  to->device = from->st_dev;
  to->inode = from->st_ino;
  to->mode = from->st_mode;
}

int uk_status_at(int folder, const char *name, struct uk_file_status *status) {
  struct stat found;
  if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) != 0) return -errno;
  copy(&found, status);
  return 0;
}

int uk_status_of(int descriptor, struct uk_file_status *status) {
  struct stat found;
  if (fstat(descriptor, &found) != 0) return -errno;
  copy(&found, status);
  return 0;
}

int uk_kind_of(uint32_t mode) {
  if (S_ISREG(mode)) return UK_FILE;
  if (S_ISDIR(mode)) return UK_FOLDER;
  if (S_ISLNK(mode)) return UK_LINK;
  if (S_ISFIFO(mode)) return UK_FIFO;
  if (S_ISSOCK(mode)) return UK_SOCKET;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return UK_DEVICE;
  return UK_OTHER;
}

int uk_list_folder(int folder, char **names, size_t *length) {
  *names = NULL;
  *length = 0;
  // A new open file description: the position of the caller's own must not matter.
  int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (own < 0) return -errno;
  DIR *stream = fdopendir(own);
  if (stream == NULL) {
    int error = errno;
    close(own);
    return -error;
  }
  char *buffer = NULL;
  size_t used = 0, room = 0;
  int result = 0;
  for (;;) {
    errno = 0;
    struct dirent *entry = readdir(stream);
    if (entry == NULL) {
      result = -errno;
      break;
    }
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    size_t size = strlen(entry->d_name) + 1;
    if (used + size > room) {
      size_t wanted = room == 0 ? 4096 : room * 2;
      while (wanted < used + size) wanted *= 2;
      char *larger = realloc(buffer, wanted);
      if (larger == NULL) {
        result = -ENOMEM;
        break;
      }
      buffer = larger;
      room = wanted;
    }
    memcpy(buffer + used, entry->d_name, size);
    used += size;
  }
  closedir(stream);
  if (result != 0) {
    free(buffer);
    return result;
  }
  *names = buffer;
  *length = used;
  return 0;
}

int uk_inotify(void) {
  int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

int uk_inotify_watch_folder(int inotify, const char *path) {
  uint32_t events = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR;
  int watch = inotify_add_watch(inotify, path, events);
  return watch >= 0 ? watch : -errno;
}
