#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

int uk_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno; }

int uk_socketpair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : -errno;
}

int uk_memfd(const char *name) {
  int descriptor = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
  return descriptor >= 0 ? descriptor : -errno;
}

int uk_memfd_seal(int descriptor) {
  int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  return fcntl(descriptor, F_ADD_SEALS, seals) == 0 ? 0 : -errno;
}

union control {
  char bytes[CMSG_SPACE(sizeof(int) * UK_MAX_DESCRIPTORS)];
  struct cmsghdr alignment;
};

ssize_t uk_send(int socket, const void *bytes, size_t length, const int *descriptors,
                size_t count) {
  if (count > UK_MAX_DESCRIPTORS) return -EINVAL;
  struct iovec part = {.iov_base = (void *)bytes, .iov_len = length};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  union control control;
  if (count > 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = control.bytes;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * count);
    memcpy(CMSG_DATA(header), descriptors, sizeof(int) * count);
  }
  ssize_t sent;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0 ? sent : -errno;
}

ssize_t uk_receive(int socket, void *bytes, size_t length, int descriptors[UK_MAX_DESCRIPTORS],
                   size_t *count) {
  *count = 0;
  struct iovec part = {.iov_base = bytes, .iov_len = length};
  union control control;
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = control.bytes,
                           .msg_controllen = sizeof control.bytes};
  ssize_t received;
  do {
    received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received < 0) return -errno;
  size_t found = 0;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t here = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < here; index++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof(int));
      if (found < UK_MAX_DESCRIPTORS) {
        descriptors[found++] = descriptor;
      } else {
        close(descriptor);
        message.msg_flags |= MSG_CTRUNC;
      }
    }
  }
  if (message.msg_flags & MSG_CTRUNC) {
    for (size_t index = 0; index < found; index++) close(descriptors[index]);
    return -EMSGSIZE;
  }
  *count = found;
  return received;
}

int uk_peer_credentials(int socket, pid_t *process, uid_t *user, gid_t *group) {
  struct ucred credentials;
  socklen_t length = sizeof credentials;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -errno;
  *process = credentials.pid;
  *user = credentials.uid;
  *group = credentials.gid;
  return 0;
}

static void *wait_for_hangup(void *argument) {
  struct pollfd watched = {.fd = (int)(intptr_t)argument, .events = POLLRDHUP};
  for (;;) {
    int ready = poll(&watched, 1, -1);
    if (ready > 0) _exit(0);
    if (ready < 0 && errno != EINTR) return NULL;
  }
}

int uk_exit_on_hangup(int socket) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return -error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 64 * 1024);
  pthread_t thread;
  error = pthread_create(&thread, &attributes, wait_for_hangup, (void *)(intptr_t)socket);
  pthread_attr_destroy(&attributes);
  return -error;
}
