// The reader's cage. Landlock: https://docs.kernel.org/userspace-api/landlock.html;
// seccomp: https://docs.kernel.org/userspace-api/seccomp_filter.html.
#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights newer than the headers of Debian 12, by their numbers in the kernel's interface.
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

static int landlock(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return -1;
  // Everything that changes a file system, and no rule that allows any of it anywhere.
  struct landlock_ruleset_attr ruleset = {
      .handled_access_fs =
          LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
          LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
          LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
          LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
          LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
          LANDLOCK_ACCESS_FS_MAKE_SYM};
  if (version >= 2) ruleset.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) ruleset.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
  int descriptor =
      (int)syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset.handled_access_fs, 0);
  if (descriptor < 0) return -1;
  long result = syscall(SYS_landlock_restrict_self, descriptor, 0);
  close(descriptor);
  return result == 0 ? 0 : -1;
}

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_ARCHITECTURE
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define DENY(number) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), REFUSE(EPERM)

static int seccomp(void) {
  struct sock_filter program[] = {
      LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0),
      ANSWER(SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
#if defined(__x86_64__)
      // The x32 calls are the same kernel under other numbers.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      REFUSE(EPERM),
      DENY(SYS_fork),
      DENY(SYS_vfork),
      DENY(SYS_kexec_file_load),
#endif
      // The C library falls back to clone, whose flags a filter can see.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
      REFUSE(ENOSYS),
      DENY(SYS_socket),
      DENY(SYS_socketpair),
      DENY(SYS_connect),
      DENY(SYS_bind),
      DENY(SYS_listen),
      DENY(SYS_accept),
      DENY(SYS_accept4),
      DENY(SYS_execve),
      DENY(SYS_execveat),
      DENY(SYS_ptrace),
      DENY(SYS_process_vm_readv),
      DENY(SYS_process_vm_writev),
      DENY(SYS_pidfd_open),
      DENY(SYS_pidfd_getfd),
      DENY(SYS_kcmp),
      DENY(SYS_kill),
      DENY(SYS_mount),
      DENY(SYS_umount2),
      DENY(SYS_move_mount),
      DENY(SYS_open_tree),
      DENY(SYS_fsopen),
      DENY(SYS_fsmount),
      DENY(SYS_pivot_root),
      DENY(SYS_chroot),
      DENY(SYS_unshare),
      DENY(SYS_setns),
      DENY(SYS_open_by_handle_at),
      DENY(SYS_name_to_handle_at),
      DENY(SYS_add_key),
      DENY(SYS_request_key),
      DENY(SYS_keyctl),
      DENY(SYS_bpf),
      DENY(SYS_perf_event_open),
      DENY(SYS_userfaultfd),
      DENY(SYS_io_uring_setup),
      DENY(SYS_io_uring_enter),
      DENY(SYS_io_uring_register),
      DENY(SYS_init_module),
      DENY(SYS_finit_module),
      DENY(SYS_delete_module),
      DENY(SYS_kexec_load),
      DENY(SYS_reboot),
      DENY(SYS_swapon),
      DENY(SYS_swapoff),
      DENY(SYS_setuid),
      DENY(SYS_setgid),
      DENY(SYS_setresuid),
      DENY(SYS_setresgid),
      // Threads, yes; processes, no.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
      LOAD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      REFUSE(EPERM),
      ANSWER(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {.len = sizeof program / sizeof program[0], .filter = program};
  long result =
      syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
  return result == 0 ? 0 : -1;
}
#else
static int seccomp(void) { return -1; }
#endif

int uk_cage(void) {
  int status = 0;
  if (uk_limit(0, UK_CORE, 0) == 0) status |= UK_CAGE_NO_CORE;
  if (uk_not_dumpable() == 0) status |= UK_CAGE_NOT_DUMPABLE;
  if (uk_no_new_privileges() != 0) return status;
  status |= UK_CAGE_NO_NEW_PRIVILEGES;
  if (landlock() == 0) status |= UK_CAGE_LANDLOCK;
  if (seccomp() == 0) status |= UK_CAGE_SECCOMP;
  return status;
}
