import CSystem

/// How a reader keeps its memory.
enum ReaderMemory {
  /// Keeps what is freed for the next buffer: the work on a page needs the same large ones again and
  /// again, and memory that the kernel hands out anew must be cleared first. Larger ones than a gray A4
  /// page at 600 dpi go back at once. Where the allocator takes no advice, reading is slower.
  static func keepFreed() { _ = uk_keep_freed_memory(32 << 20, 128 << 20) }
}
