/// e to the power of eight numbers at once.
enum VectorExponential {
    /// e^x, within two units in the last place for x from -87.3 to 88.3; 0 below, and nothing sensible above.
    ///
    /// x = n·ln 2 + r with |r| ≤ ½ ln 2; ln 2 in two parts (Cody and Waite, 1980), a polynomial of degree seven in r with the coefficients of
    /// Moshier's Cephes `expf`. Adding 1.5·2²³ rounds to an integer and leaves it in the low bits: no conversion, no branch, and nothing beyond SSE2.
    @inline(__always)
    static func of(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let magic = SIMD8<Float>(repeating: 12_582_912)
        let shifted = x * Float(1.442_695_04) + magic
        let n = shifted - magic
        let r = x - n * Float(0.693_359_375) + n * Float(2.121_944_40e-4)
        var p = r * Float(1.987_569_15e-4) + Float(1.398_199_950_7e-3)
        p = p * r + Float(8.333_451_907_3e-3)
        p = p * r + Float(4.166_579_589_4e-2)
        p = p * r + Float(1.666_666_545_9e-1)
        p = p * r + Float(5.000_000_120_1e-1)
        let y = p * (r * r) + r + Float(1)
        let bits = unsafe unsafeBitCast(shifted, to: SIMD8<UInt32>.self)
        let scale = unsafe unsafeBitCast((bits &<< 23) &+ 0x3F80_0000, to: SIMD8<Float>.self)
        return keeping(y * scale, where: x .>= Float(-87.33))
    }

    /// The numbers where the mask holds, zero elsewhere.
    @inline(__always)
    static func keeping(_ x: SIMD8<Float>, where mask: SIMDMask<SIMD8<Int32>>) -> SIMD8<Float> {
        let wanted = unsafe unsafeBitCast(mask, to: SIMD8<UInt32>.self)
        let bits = unsafe unsafeBitCast(x, to: SIMD8<UInt32>.self)
        return unsafe unsafeBitCast(bits & wanted, to: SIMD8<Float>.self)
    }
}
