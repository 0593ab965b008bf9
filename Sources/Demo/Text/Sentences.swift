/// The sentences of the made-up text, section by section; `Slot` explains the words in braces.
enum Sentences {
    static let titles = [
        "{device} with {part}", "{device} and method for {doing}", "{device} for {users}",
        "{device} arranged to {goal}", "{device} having {aPart}", "Method for {doing} with {aDevice}", "{device}",
        "{quality} {device} with {part} and {part}",
    ]

    static let abstract = [
        "{ADevice} comprises {aPart} and {aPart} that {does}.",
        "The {one} is {joined} to the {two}, so that the {device} {does}.",
        "{AQuality} {nameOne} cooperates with the {nameTwo} in order to {goal}.",
        "In use, the {three} {does} while the {device} {does}.",
        "The invention also relates to a method for {doing}.",
        "The {device} is meant for {users} and serves to {goal}.",
        "At least one {one} is arranged to {goal}, whereby the {two} remains accessible.",
        "A signal of the {two} is compared with a threshold to {goal}.",
        "The arrangement makes it possible to {goal} and to {goal}.",
    ]

    static let field = [
        "The present invention relates to {aDevice} and, more particularly, to {aDevice} that {does}.",
        "The disclosure concerns aids for {users}, in particular {aDevice} comprising {aPart}.",
        "The invention further relates to a method for {doing} by means of such {aDevice}.",
        "More specifically, the subject matter lies in the field of {other} technology and of devices that serve to {goal}.",
    ]

    static let background = [
        "Many {users} depend on {aDevice} in order to {goal}.",
        "Known solutions use {aPart} which is {joined} to {aPart}.",
        "However, such {aPart} does not {goal}, and {users} often report that it is cumbersome.",
        "{earlier} describes {aDevice} in which {aPart} {does}.",
        "From {earlier} {aPart} is known that is said to {goal}.",
        "A drawback of the known {part} is that the {part} wears out after some {count} months.",
        "It has also been proposed to combine {aPart} with {aPart}, but this requires {aQuality} construction.",
        "There is therefore a need for {aDevice} that {does} without {doing}.",
        "Surveys among {users} show that about {percent} of them cannot {goal} with existing equipment.",
        "The user’s needs change over time, which is why {aQuality} {part} is desirable.",
        "In [i]prior art[/i] arrangements the {part} is made of {material}, which adds to weight and cost.",
    ]

    static let summary = [
        "It is an object of the invention to provide {aDevice} that {does}.",
        "This object is achieved by {aDevice} comprising {aPart}, {aPart} and {aPart}.",
        "According to one aspect, the {nameOne} is {joined} to the {nameTwo} and {does}.",
        "In an embodiment, the {nameThree} is {manner} {quality}.",
        "It is advantageous that the {nameOne} {does}, because {users} can then {goal}.",
        "According to a further aspect, a method for {doing} is provided.",
        "Preferably, the {nameTwo} is made of {material} and has a nominal value of {measure}.",
        "In a further development, {aPart} {does} as soon as the {nameOne} is {joined}.",
        "The measures named in the dependent claims are “preferred” developments of the {device}.",
    ]

    static let drawings = [
        "{nextFigure} is a perspective view of {aDevice} according to a first embodiment;",
        "{nextFigure} is a side view of the {nameOne} of the {device};",
        "{nextFigure} is a block diagram of the {nameTwo};",
        "{nextFigure} is a flow chart of a method for {doing};",
        "{nextFigure} shows a section through the {nameOne} and the {nameTwo};",
        "{nextFigure} is an exploded view of the {nameThree};",
    ]

    static let closing = [
        "The invention is not limited to the embodiments shown; the {nameOne} may be replaced by {aPart}.",
        "Reference numerals in the claims do not limit their scope.",
        "A person skilled in the art will combine the {nameTwo} with {aPart} where this serves to {goal}.",
        "The term “comprising” does not exclude other elements, and “a” or “an” does not exclude a plurality.",
        "The {device} can be made industrially and used by {users}.",
        "All ranges include their end points, for instance {measure} to {measure}.",
    ]

    static let claimElements = [
        "{aPart} that {does};", "at least one {nameOne} which is {joined} to the {nameTwo};",
        "{aQuality} {nameThree} configured to {goal};", "{aPart} and {aPart}, the {nameTwo} being {joined} to them;",
        "means for {doing}, the means including {aPart};", "{aNameOne} made of {material};",
    ]

    static let claimEndings = [
        "wherein the {nameOne} {does}.", "characterised in that the {nameTwo} is {manner} {joined} to the {nameThree}.",
        "such that the {device} {does} when the {nameOne} is {joined} to the {nameTwo}.",
        "wherein the {nameThree} is configured to {goal} and to {goal}.",
    ]

    static let dependents = [
        "wherein the {nameOne} is {joined} to the {nameTwo}.", "wherein the {nameOne} {does}.",
        "further comprising {aPart} configured to {goal}.",
        "wherein the {nameTwo} comprises {aPart} and {aPart}.", "wherein the {nameThree} is made of {material}.",
        "wherein the {nameOne} has a nominal value of {measure} to {measure}.",
        "wherein the {nameTwo} is {quality} and is arranged to {goal}.",
        "further comprising {aQuality} {part}, wherein the {part} {does} while the {nameOne} {does}.",
        "wherein at least {percent} of the {nameThree} consists of {material}.",
        "wherein the {nameThree} is {manner} {joined} to {aPart}.",
    ]

    static let frenchTitles = [
        "{french} et procédé associé", "{french} perfectionné(e)", "Dispositif du type {french}", "{french}",
        "Système comportant un élément du type {french}",
    ]

    static let frenchAbstract = [
        "L’invention concerne un dispositif du type {french}, destiné à une personne handicapée.",
        "Le dispositif comprend un boîtier, un élément de commande et au moins un capteur relié à l’élément de commande.",
        "Un premier élément est monté mobile par rapport à un second élément, à une distance de {measure}.",
        "L’élément de commande compare une valeur mesurée avec un seuil de {percent}.",
        "L’invention concerne également un procédé d’utilisation du dispositif.",
        "Le poids et le coût du dispositif sont ainsi réduits.",
        "L’utilisateur peut régler le dispositif sans outil, dans {count} positions au moins.",
        "Un dispositif du type {french} est utilisé à domicile comme en établissement.",
    ]
}
