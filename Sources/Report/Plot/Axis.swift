internal import Corpus

/// An axis whose ends are ticks at round numbers, so that the ticks cover the data.
///
/// Steps of 1, 2, 2.5 and 5 times a power of ten, after Heckbert, "Nice numbers for graph labels", Graphics Gems 1990.
struct Axis {
    /// The places of the ticks, ascending; at least two.
    let ticks: [Double]
    /// What stands at them; to be multiplied by ten to the power of `exponent`.
    let labels: [String]
    let exponent: Int

    var lower: Double { ticks.first ?? 0 }
    var upper: Double { ticks.last ?? 1 }

    /// - Parameters:
    ///   - values: what is to be covered; what is not finite is left out, and magnitudes beyond 10³⁰⁰ count as that.
    ///   - includesZero: as lengths of bars need it.
    ///   - isWhole: no ticks between whole numbers.
    ///   - count: about how many steps.
    init(
        covering values: some Sequence<Double>, includesZero: Bool = false, isWhole: Bool = false, count: Int = 5
    ) {
        var lowest = Double.infinity
        var highest = -Double.infinity
        for value in values where value.isFinite {
            let value = Self.held(value)
            lowest = min(lowest, value)
            highest = max(highest, value)
        }
        if lowest > highest { (lowest, highest) = (0, 1) }
        if includesZero { (lowest, highest) = (min(lowest, 0), max(highest, 0)) }
        let magnitude = max(abs(lowest), abs(highest))
        if highest - lowest <= magnitude * 1e-12 {
            // One value: it stands in the middle, or opposite to zero.
            let half = magnitude == 0 ? 1 : magnitude / 2
            if lowest == 0 { (lowest, highest) = (0, 1) } else { (lowest, highest) = (lowest - half, highest + half) }
            if includesZero { (lowest, highest) = (min(lowest, 0), max(highest, 0)) }
        }
        let raw = (highest - lowest) / Double(max(1, count))
        var power = DecimalDigits(raw).point - 1
        let lead = raw / Self.powerOfTen(power)
        var multiple = [1, 2, 2.5, 5, 10].first { $0 >= lead - 1e-9 } ?? 10
        if multiple == 10 { (multiple, power) = (1, power + 1) }
        if isWhole, power < 0 || (power == 0 && multiple == 2.5) {
            multiple = power < 0 ? 1 : 5
            power = max(power, 0)
        }
        func tick(_ index: Double) -> Double {
            power < 0 ? index * multiple / Self.powerOfTen(-power) : index * multiple * Self.powerOfTen(power)
        }
        let step = tick(1)
        var first = (lowest / step + 1e-9).rounded(.down)
        var last = (highest / step - 1e-9).rounded(.up)
        while tick(first) > lowest { first -= 1 }
        while tick(last) < highest { last += 1 }
        let ticks = stride(from: first, through: max(last, first + 1), by: 1).map(tick)
        self.ticks = ticks
        let largest = ticks.reduce(0) { max($0, abs($1)) }
        let order = DecimalDigits(largest).point - 1
        let exponent = order >= 6 || order < -3 ? order : 0
        let places = max(0, exponent - power + (multiple == 2.5 ? 1 : 0))
        labels = ticks.map { value in
            Figures.fixed(exponent == 0 ? value : value / Self.powerOfTen(exponent), places: min(places, 15))
        }
        self.exponent = exponent
    }

    /// Where the value lies between the ends of the axis, from 0 to 1. What lies beyond them is moved to them.
    func share(_ value: Double) -> Double {
        min(1, max(0, (Self.held(value) - lower) / (upper - lower)))
    }

    /// The axis's title, with the power of ten that the labels leave out.
    func title(_ text: String) -> String {
        guard exponent != 0 else { return text }
        return text.isEmpty ? "×" + Figures.powerOfTen(exponent) : "\(text) (×\(Figures.powerOfTen(exponent)))"
    }

    /// The width of the widest label, in units of the font's size.
    var labelWidth: Double { labels.map(TextMeasure.width).max() ?? 0 }

    private static func held(_ value: Double) -> Double {
        value.magnitude < 1e-290 ? 0 : min(1e300, max(-1e300, value))
    }

    private static func powerOfTen(_ power: Int) -> Double { Double("1e\(power)") ?? 1 }
}
