import CSystem

/// How a reader keeps its memory.
enum ReaderMemory {
  /// Keeps what is freed for the next page: pages need the same large buffers again and again, and
  /// memory that the kernel hands out anew must be cleared first. Larger buffers than a gray A4 page
  /// at 600 dpi go back at once. Where the allocator takes no advice, reading is slower.
  static func keepFreed() { _ = uk_keep_freed_memory(32 << 20, 192 << 20) }
}
