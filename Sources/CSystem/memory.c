#include "CSystem.h"

#include <errno.h>
#include <malloc.h>

int uk_keep_freed_memory(int large, int kept) {
    if (!mallopt(M_MMAP_THRESHOLD, large) || !mallopt(M_TRIM_THRESHOLD, kept)) return -EINVAL;
    return 0;
}
