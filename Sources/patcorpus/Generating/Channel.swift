internal import Dispatch
internal import Synchronization

/// Hands values from tasks to the thread that writes to the corpus; who sends waits while it is full.
final class Channel<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    private let filled = DispatchSemaphore(value: 0)
    private let room: DispatchSemaphore

    init(capacity: Int = 1024) { room = DispatchSemaphore(value: capacity) }

    func send(_ element: Element) {
        room.wait()
        elements.withLock { $0.append(element) }
        filled.signal()
    }

    /// All that has come; nothing if nothing comes in that time.
    func next(within milliseconds: Int) -> [Element] {
        guard filled.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return [] }
        let all = elements.withLock { elements in
            defer { elements.removeAll() }
            return elements
        }
        for index in all.indices {
            if index > 0 { filled.wait() }
            room.signal()
        }
        return all
    }
}
