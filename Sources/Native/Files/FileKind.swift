internal import CSystem

extension FileSystem {
    /// True for a plain file, also behind a symbolic link; false for folders, pipes, devices, and where nothing is.
    package static func isRegularFile(_ path: String) -> Bool {
        var status = patcorpus_status()
        return unsafe patcorpus_stat(path, &status) == 0 && status.is_regular != 0
    }
}
