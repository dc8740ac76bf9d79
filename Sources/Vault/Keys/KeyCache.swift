/// The last used keys, least recently used out first.
struct KeyCache {
  private let capacity: Int
  private var keys: [KeyID: (key: DataKey, lastUse: UInt64)] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  mutating func key(for id: KeyID) -> DataKey? {
    guard let entry = keys[id] else { return nil }
    clock += 1
    keys[id] = (entry.key, clock)
    return entry.key
  }

  mutating func insert(_ key: DataKey, for id: KeyID) {
    clock += 1
    keys[id] = (key, clock)
    // A scan for the oldest: the cache is small.
    if keys.count > capacity, let oldest = keys.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      keys[oldest.key] = nil
    }
  }

  mutating func remove(_ id: KeyID) {
    keys[id] = nil
  }
}
