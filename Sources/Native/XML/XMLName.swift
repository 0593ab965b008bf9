/// The element and attribute names that the readers speak of, without their namespace prefixes.
///
/// One vocabulary for all dialects, so that the parser compares small integers. Swift names follow the standard whose way of writing
/// a name has: `invention-title` is `inventionTitle` (ST.36), `InventionTitle` is `st96InventionTitle`, `PDAT` is `st32PDAT`. Any other
/// name of a file is `unknown`. A reader that needs another name adds it here, in order.
package enum XMLName: String, CaseIterable, Sendable {
    /// A name that no reader speaks of.
    case unknown = ""
    case abs
    case absno
    case abstract
    case actionDate = "action-date"
    case additionalInfo = "additional-info"
    case address
    case addressbook
    case adr
    case advantageousEffects = "advantageous-effects"
    case alttitle
    case amendedClaims = "amended-claims"
    case amendedClaimsStatement = "amended-claims-statement"
    case amendmentGroup = "amendment-group"
    case an
    case applicant
    case applicantName = "applicant-name"
    case applicants
    case applicationBody = "application-body"
    case applicationDate
    case applicationNumber = "application-number"
    case applicationReference = "application-reference"
    case applType = "appl-type"
    case appType = "app-type"
    case apptype
    case article
    case assignee
    case assigneeName = "assignee-name"
    case assignees
    case atl
    case author
    case backgroundArt = "background-art"
    case b
    case `begin`
    case backgroundOfInvention = "background-of-invention"
    case bestMode = "best-mode"
    case bibliographicData = "bibliographic-data"
    case bioDeposit = "bio-deposit"
    case book
    case bookTitle = "book-title"
    case botanic = "botanic"
    case br
    case `break`
    case briefDescriptionOfDrawings = "brief-description-of-drawings"
    case briefDescriptionOfSequences = "brief-description-of-sequences"
    case caption
    case category
    case chapter
    case chem
    case chemistry
    case chemistryCwu = "chemistry-cwu"
    case child
    case citation
    case citationList = "citation-list"
    case citations
    case citedNonPatentLiterature = "cited-non-patent-literature"
    case citedPatentLiterature = "cited-patent-literature"
    case citedPhase = "cited-phase"
    case citedPhaseCategory
    case citingPartyCategory
    case city
    case claim
    case claimRef = "claim-ref"
    case claims
    case claimsStatement = "claims-statement"
    case claimText = "claim-text"
    case claimType = "claim-type"
    case `class`
    case classification
    case classificationCpc = "classification-cpc"
    case classificationEcla = "classification-ecla"
    case classificationIpc = "classification-ipc"
    case classificationIpcEdition = "classification-ipc-edition"
    case classificationIpcPrimary = "classification-ipc-primary"
    case classificationIpcr = "classification-ipcr"
    case classificationIpcSecondary = "classification-ipc-secondary"
    case classificationLocarno = "classification-locarno"
    case classificationNational = "classification-national"
    case classificationScheme = "classification-scheme"
    case classificationsCpc = "classifications-cpc"
    case classificationsEcla = "classifications-ecla"
    case classificationsIpcr = "classifications-ipcr"
    case classificationSymbol = "classification-symbol"
    case classificationUs = "classification-us"
    case classificationUsPrimary = "classification-us-primary"
    case classificationValue = "classification-value"
    case close
    case cls
    case cnApplicant = "cn-applicant"
    case cnBibliographicData = "cn-bibliographic-data"
    case cnDomesticPriorityClaim = "cn-domestic-priority-claim"
    case cnInventor = "cn-inventor"
    case cnParties = "cn-parties"
    case cnPatentDocument = "cn-patent-document"
    case cnPublicationReference = "cn-publication-reference"
    case cnRelatedDocuments = "cn-related-documents"
    case code
    case colname
    case colspec
    case column
    case confdate
    case conference
    case confno
    case confplace
    case conftitle
    case contentsOfAmendment = "contents-of-amendment"
    case continuityData = "continuity-data"
    case countryCode = "country-code"
    case country
    case cpcVersionIndicator = "cpc-version-indicator"
    case cpyrt
    case creationDate
    case crossReference = "cross-reference"
    case crossReferenceToRelatedApplications = "cross-reference-to-related-applications"
    case ctry
    case cy
    case dataFormatCamel = "dataFormat"
    case dataFormat = "data-format"
    case date
    case dateOfLastExchange = "date-of-last-exchange"
    case dateProducedCamel = "dateProduced"
    case dateProduced = "date-produced"
    case datePubl = "date-publ"
    case datePublication
    case datePublished = "date-published"
    case dd
    case deceasedInventor = "deceased-inventor"
    case deleteEnd = "delete-end"
    case deleteStart = "delete-start"
    case dependentClaimReference = "dependent-claim-reference"
    case dependsOn = "depends_on"
    case description
    case descriptionOfDrawing = "description-of-drawing"
    case descriptionOfDrawings = "description-of-drawings"
    case descriptionOfEmbodiments = "description-of-embodiments"
    case descriptionType = "description-type"
    case detailedDescription = "detailed-description"
    case df
    case disclosure
    case dl
    case dnum
    case docNumberCamel = "docNumber"
    case docNumber = "doc-number"
    case docnumber
    case docPage = "doc-page"
    case documentDate = "document-date"
    case documentId = "document-id"
    case documentIdType = "document-id-type"
    case documentPublicationDate
    case doi
    case domesticFilingData = "domestic-filing-data"
    case dpmaPatentDocument = "dpma-patent-document"
    case drawings
    case dt
    case ed
    case edition
    case embodimentsExample = "embodiments-example"
    case end
    case entry
    case epPatentDocument = "ep-patent-document"
    case epReferenceList = "ep-reference-list"
    case exchangeDocument = "exchange-document"
    case familyId = "family-id"
    case familyName = "family-name"
    case federalResearchStatement = "federal-research-statement"
    case fence
    case figref
    case figure
    case figures
    case file
    case filingDate = "filing-date"
    case firstNamedInventor = "first-named-inventor"
    case firstName = "first-name"
    case foreignLanguageBody = "foreign-language-body"
    case foreignPriorityData = "foreign-priority-data"
    case format
    case frac
    case frame
    case fTerm = "f-term"
    case fTermInfo = "f-term-info"
    case fulltextDocument = "fulltext-document"
    case furtherClassification = "further-classification"
    case furtherClsf = "further-clsf"
    case givenName = "given-name"
    case heading
    case height
    case hosttitle
    case ic
    case id
    case idref
    case idrefs
    case i
    case image
    case img
    case imgref
    case imprint
    case industrialApplicability = "industrial-applicability"
    case inLineFormula = "in-line-formula"
    case inline
    case ino
    case input
    case inventionTitle = "invention-title"
    case inventive
    case inventor
    case inventorName = "inventor-name"
    case inventors
    case ipc
    case ipcs
    case ipcVersionIndicator = "ipc-version-indicator"
    case isbn
    case issn
    case issue
    case itemOfAmendment = "item-of-amendment"
    case jpOfficialGazette = "jp-official-gazette"
    case keyword
    case kindCode = "kind-code"
    case kind
    case kindOfDocument = "kind-of-document"
    case kindOfSt16 = "kind-of-st16"
    case lang
    case languageCode
    case languageOfPublication = "language-of-publication"
    case lastName = "last-name"
    case latinName = "latin-name"
    case level
    case li
    case line
    case listItem = "list-item"
    case loadSource = "load-source"
    case location
    case mainClassification = "main-classification"
    case mainClsf = "main-clsf"
    case mainCpc = "main-cpc"
    case mainGroup = "main-group"
    case markushItem = "markush-item"
    case mathCwu = "math-cwu"
    case math
    case maths
    case mc
    case mfenced
    case mfrac
    case middleName = "middle-name"
    case mi
    case mn
    case modeForInvention = "mode-for-invention"
    case mo
    case mover
    case mroot
    case mrow
    case ms
    case mspace
    case msqrt
    case mstyle
    case msub
    case msubsup
    case msup
    case mtable
    case mtext
    case munder
    case munderover
    case name
    case nameSuffix = "name-suffix"
    case nationalFilingData = "national-filing-data"
    case next
    case nonPatentLiterature = "non-patent-literature"
    case nonProvisionalOfProvisional = "non-provisional-of-provisional"
    case nplcit
    case number
    case numberOfClaims = "number-of-claims"
    case num
    case office
    case officeSpecificBibData = "office-specific-bib-data"
    case officeOfFiling = "office-of-filing"
    case ol
    case o
    case online
    case onlineTitle = "online-title"
    case `open`
    case organizationName = "organization-name"
    case orgname
    case othercit
    case output
    case overflow
    case over
    case para
    case paragraph
    case paragraphFederalResearchStatement = "paragraph-federal-research-statement"
    case parent
    case parties
    case patcit
    case patentApplicationPublication = "patent-application-publication"
    case patentClassification = "patent-classification"
    case patentClassifications = "patent-classifications"
    case patentDocument = "patent-document"
    case patentLiterature = "patent-literature"
    case phase
    case phrase
    case pn
    case p
    case ppf
    case ppl
    case pp
    case pre
    case priorityApplicationNumber = "priority-application-number"
    case priorityClaim = "priority-claim"
    case priorityClaims = "priority-claims"
    case programListing = "program-listing"
    case programListingDeposit = "program-listing-deposit"
    case pubdate
    case publicationDate
    case publicationReference = "publication-reference"
    case publicationReferences = "publication-references"
    case query
    case range
    case record
    case referencesCited = "references-cited"
    case referenceSignsList = "reference-signs-list"
    case referenceToDepositedBiologicalMaterial = "reference-to-deposited-biological-material"
    case region
    case registeredNumber = "registered-number"
    case relation
    case relevanceInd = "relevance-ind"
    case relPassage = "rel-passage"
    case residenceNonUs = "residence-non-us"
    case residence
    case residenceUs = "residence-us"
    case role
    case row
    case scheme
    case searchReportData = "search-report-data"
    case searchReportGroup = "search-report-group"
    case searchReport = "search-report"
    case section
    case sequenceListDoc = "sequence-list-doc"
    case sequenceListing = "sequence-listing"
    case sequenceList = "sequence-list"
    case sequenceListText = "sequence-list-text"
    case sequence
    case serial
    case series
    case sertitle
    case snm
    case source
    case sources
    case space
    case sqrt
    case srchdate
    case srchterm
    case srepCitations = "srep-citations"
    case srepForPub = "srep-for-pub"
    case srepPhase = "srep-phase"
    case srepType = "srep-type"
    case st32ADR = "ADR"
    case st32B100 = "B100"
    case st32B110 = "B110"
    case st32B130 = "B130"
    case st32B140 = "B140"
    case st32B190 = "B190"
    case st32B200 = "B200"
    case st32B210 = "B210"
    case st32B220 = "B220"
    case st32B300 = "B300"
    case st32B310 = "B310"
    case st32B320 = "B320"
    case st32B330 = "B330"
    case st32B500 = "B500"
    case st32B510EP = "B510EP"
    case st32B510 = "B510"
    case st32B511 = "B511"
    case st32B512 = "B512"
    case st32B516 = "B516"
    case st32B520EP = "B520EP"
    case st32B520 = "B520"
    case st32B521 = "B521"
    case st32B540 = "B540"
    case st32B541 = "B541"
    case st32B542 = "B542"
    case st32B560 = "B560"
    case st32B561 = "B561"
    case st32B562 = "B562"
    case st32B600 = "B600"
    case st32B680US = "B680US"
    case st32B700 = "B700"
    case st32B710 = "B710"
    case st32B720 = "B720"
    case st32B721 = "B721"
    case st32B730 = "B730"
    case st32B731 = "B731"
    case st32BOTANIC = "BOTANIC"
    case st32BRFSUM = "BRFSUM"
    case st32BTEXT = "BTEXT"
    case st32CHEMUS = "CHEM-US"
    case st32CITEDBYEXAMINER = "CITED-BY-EXAMINER"
    case st32CITEDBYOTHER = "CITED-BY-OTHER"
    case st32CLM = "CLM"
    case st32CLMSTEP = "CLMSTEP"
    case st32CLREF = "CLREF"
    case st32CL = "CL"
    case st32CTRY = "CTRY"
    case st32DATE = "DATE"
    case st32DD = "DD"
    case st32DELE = "DEL-E"
    case st32DELS = "DEL-S"
    case st32DETDESC = "DETDESC"
    case st32DL = "DL"
    case st32DNUM = "DNUM"
    case st32DOC = "DOC"
    case st32DRWDESC = "DRWDESC"
    case st32DT = "DT"
    case st32EMI = "EMI"
    case st32FNM = "FNM"
    case st32GOVINT = "GOVINT"
    case st32ID = "ID"
    case st32KIND = "KIND"
    case st32LATINNAME = "LATIN-NAME"
    case st32LI = "LI"
    case st32MATHUS = "MATH-US"
    case st32NAM = "NAM"
    case st32NCIT = "NCIT"
    case st32OL = "OL"
    case st32ONM = "ONM"
    case st32PARA = "PARA"
    case st32PARTYUS = "PARTY-US"
    case st32PATDOC = "PATDOC"
    case st32PCIT = "PCIT"
    case st32PDAT = "PDAT"
    case st32RELAPP = "RELAPP"
    case st32ROW = "ROW"
    case st32SDOAB = "SDOAB"
    case st32SDOBI = "SDOBI"
    case st32SDOCL = "SDOCL"
    case st32SDODE = "SDODE"
    case st32SEQLSTUS = "SEQLST-US"
    case st32SFX = "SFX"
    case st32SNM = "SNM"
    case st32SP = "SP"
    case st32STATE = "STATE"
    case st32TBODY = "TBODY"
    case st32TGROUP = "TGROUP"
    case st32THEAD = "THEAD"
    case st32UL = "UL"
    case st32VARIETY = "VARIETY"
    case st96Abstract = "Abstract"
    case st96AbstractNumber = "AbstractNumber"
    case st96AddressBook = "AddressBook"
    case st96Address = "Address"
    case st96AdvantageousEffects = "AdvantageousEffects"
    case st96AmendmentBag = "AmendmentBag"
    case st96AmendmentContentsBag = "AmendmentContentsBag"
    case st96AmendmentDocumentNameCategory = "AmendmentDocumentNameCategory"
    case st96AmendmentItem = "AmendmentItem"
    case st96AmendmentWay = "AmendmentWay"
    case st96ApplicantCategory = "ApplicantCategory"
    case st96Applicant = "Applicant"
    case st96ApplicationFilingCategory = "ApplicationFilingCategory"
    case st96ApplicationIdentification = "ApplicationIdentification"
    case st96ApplicationNumber = "ApplicationNumber"
    case st96ApplicationNumberText = "ApplicationNumberText"
    case st96ApplicationReference = "ApplicationReference"
    case st96Assignee = "Assignee"
    case st96AuthorName = "AuthorName"
    case st96BackgroundArt = "BackgroundArt"
    case st96BeginRangeNumber = "BeginRangeNumber"
    case st96BestMode = "BestMode"
    case st96BibliographicData = "BibliographicData"
    case st96BioDeposit = "BioDeposit"
    case st96Br = "Br"
    case st96ChemicalFormulae = "ChemicalFormulae"
    case st96Chemistry = "Chemistry"
    case st96CitationBag = "CitationBag"
    case st96CitationCategoryCode = "CitationCategoryCode"
    case st96CitedBook = "CitedBook"
    case st96CitedBookAuthorName = "CitedBookAuthorName"
    case st96CitedBookEditionStatementText = "CitedBookEditionStatementText"
    case st96CitedBookSubtitleText = "CitedBookSubtitleText"
    case st96CitedBookTitleText = "CitedBookTitleText"
    case st96CitedConferenceProceedingsArticle = "CitedConferenceProceedingsArticle"
    case st96CitedContributionTitleText = "CitedContributionTitleText"
    case st96CitedDocumentDate = "CitedDocumentDate"
    case st96CitedJournalArticle = "CitedJournalArticle"
    case st96CitedJournalTitleText = "CitedJournalTitleText"
    case st96CitedOtherKindNPL = "CitedOtherKindNPL"
    case st96CitedPatentDocumentIdentification = "CitedPatentDocumentIdentification"
    case st96ClaimNumber = "ClaimNumber"
    case st96ClaimNumberRange = "ClaimNumberRange"
    case st96ClaimReference = "ClaimReference"
    case st96Claims = "Claims"
    case st96Claim = "Claim"
    case st96ClaimStatement = "ClaimStatement"
    case st96ClaimStatusCategory = "ClaimStatusCategory"
    case st96ClaimText = "ClaimText"
    case st96ClaimTotalQuantity = "ClaimTotalQuantity"
    case st96ClaimTypeCategory = "ClaimTypeCategory"
    case st96ClassificationIPCRDetails = "ClassificationIPCRDetails"
    case st96ClassificationIPCR = "ClassificationIPCR"
    case st96ClassificationVersionDate = "ClassificationVersionDate"
    case st96Class = "Class"
    case st96ConferenceDate = "ConferenceDate"
    case st96ConferenceEndDate = "ConferenceEndDate"
    case st96ConferenceNumber = "ConferenceNumber"
    case st96ConferencePlace = "ConferencePlace"
    case st96ConferenceStartDate = "ConferenceStartDate"
    case st96ConferenceText = "ConferenceText"
    case st96ConferenceTitleText = "ConferenceTitleText"
    case st96Contact = "Contact"
    case st96ContactText = "ContactText"
    case st96CountryCode = "CountryCode"
    case st96CPCClassificationBag = "CPCClassificationBag"
    case st96CPCClassification = "CPCClassification"
    case st96CPCClassificationValueCode = "CPCClassificationValueCode"
    case st96CPCSection = "CPCSection"
    case st96Date = "Date"
    case st96DeceasedInventor = "DeceasedInventor"
    case st96DefinitionDescription = "DefinitionDescription"
    case st96DefinitionList = "DefinitionList"
    case st96DefinitionTerm = "DefinitionTerm"
    case st96Del = "Del"
    case st96DepositedBiologicalMaterialReference = "DepositedBiologicalMaterialReference"
    case st96Description = "Description"
    case st96Disclosure = "Disclosure"
    case st96DocNumber = "DocNumber"
    case st96DocumentID = "DocumentID"
    case st96DocumentNumber = "DocumentNumber"
    case st96DocumentURI = "DocumentURI"
    case st96DOI = "DOI"
    case st96DrawingDescription = "DrawingDescription"
    case st96DrawingsDescription = "DrawingsDescription"
    case st96ECLAClassification = "ECLAClassification"
    case st96ECLAClassificationBag = "ECLAClassificationBag"
    case st96ECLAClassificationValueCode = "ECLAClassificationValueCode"
    case st96ECLASection = "ECLASection"
    case st96Edition = "Edition"
    case st96ElectronicAccess = "ElectronicAccess"
    case st96EmbodimentDescription = "EmbodimentDescription"
    case st96EmbodimentExample = "EmbodimentExample"
    case st96EntityName = "EntityName"
    case st96ExternalDocumentBag = "ExternalDocumentBag"
    case st96FigureReference = "FigureReference"
    case st96Figure = "Figure"
    case st96FilingDate = "FilingDate"
    case st96FirstLastName = "FirstLastName"
    case st96FirstName = "FirstName"
    case st96FtermInformationBag = "FtermInformationBag"
    case st96FurtherClassification = "FurtherClassification"
    case st96FurtherNationalClassification = "FurtherNationalClassification"
    case st96GrantDate = "GrantDate"
    case st96Heading = "Heading"
    case st96H = "H"
    case st96Image = "Image"
    case st96IndicatedIPOfficeCode = "IndicatedIPOfficeCode"
    case st96IndustrialApplicability = "IndustrialApplicability"
    case st96InlineFormula = "InlineFormula"
    case st96InternationalPatentPublicationBibliographicData = "InternationalPatentPublicationBibliographicData"
    case st96InternationalPatentPublicationPartyBag = "InternationalPatentPublicationPartyBag"
    case st96InternationalPatentPublication = "InternationalPatentPublication"
    case st96InternationalSearchReport = "InternationalSearchReport"
    case st96InternationalUtilityModelPublicationBibliographicData =
        "InternationalUtilityModelPublicationBibliographicData"
    case st96InternationalUtilityModelPublicationPartyBag = "InternationalUtilityModelPublicationPartyBag"
    case st96InternationalUtilityModelPublication = "InternationalUtilityModelPublication"
    case st96InventionMode = "InventionMode"
    case st96InventionSummary = "InventionSummary"
    case st96InventionTitleBag = "InventionTitleBag"
    case st96InventionTitle = "InventionTitle"
    case st96Inventor = "Inventor"
    case st96IPCClassification = "IPCClassification"
    case st96IPCClassificationValueCode = "IPCClassificationValueCode"
    case st96IPCRClassificationBag = "IPCRClassificationBag"
    case st96IPCRClassification = "IPCRClassification"
    case st96IPCVersionDate = "IPCVersionDate"
    case st96IPOASISTable = "IPOASISTable"
    case st96IPOfficeCode = "IPOfficeCode"
    case st96IssueNumber = "IssueNumber"
    case st96Kind = "Kind"
    case st96LastName = "LastName"
    case st96ListItem = "ListItem"
    case st96LocarnoClass = "LocarnoClass"
    case st96LocarnoClassification = "LocarnoClassification"
    case st96LocarnoClassificationBag = "LocarnoClassificationBag"
    case st96LocarnoClassificationEdition = "LocarnoClassificationEdition"
    case st96LocarnoClassificationText = "LocarnoClassificationText"
    case st96LocarnoSubclass = "LocarnoSubclass"
    case st96MainClassification = "MainClassification"
    case st96MainClass = "MainClass"
    case st96MainCPC = "MainCPC"
    case st96MainECLA = "MainECLA"
    case st96MainGroup = "MainGroup"
    case st96MainNationalClassification = "MainNationalClassification"
    case st96Maths = "Maths"
    case st96Math = "Math"
    case st96MiddleName = "MiddleName"
    case st96Name = "Name"
    case st96NationalClassification = "NationalClassification"
    case st96NationalClass = "NationalClass"
    case st96NationalSubclass = "NationalSubclass"
    case st96NPLCitationBag = "NPLCitationBag"
    case st96NPLCitation = "NPLCitation"
    case st96NPLCitationText = "NPLCitationText"
    case st96NPLCopyrightText = "NPLCopyrightText"
    case st96OrderedList = "OrderedList"
    case st96OrganizationName = "OrganizationName"
    case st96OrganizationStandardName = "OrganizationStandardName"
    case st96Owner = "Owner"
    case st96PageImage = "PageImage"
    case st96Paragraphs = "Paragraphs"
    case st96Parties = "Parties"
    case st96PartyBag = "PartyBag"
    case st96PatentCitationBag = "PatentCitationBag"
    case st96PatentCitation = "PatentCitation"
    case st96PatentClassificationBag = "PatentClassificationBag"
    case st96PatentClassificationSymbolText = "PatentClassificationSymbolText"
    case st96PatentClassificationText = "PatentClassificationText"
    case st96PatentDocumentAndRelated = "PatentDocumentAndRelated"
    case st96PatentDocumentDate = "PatentDocumentDate"
    case st96PatentDocumentIdentification = "PatentDocumentIdentification"
    case st96PatentDocumentKindCode = "PatentDocumentKindCode"
    case st96PatentGrant = "PatentGrant"
    case st96PatentGrantIdentification = "PatentGrantIdentification"
    case st96PatentGrantPublication = "PatentGrantPublication"
    case st96PatentHitListRecord = "PatentHitListRecord"
    case st96PatentNumber = "PatentNumber"
    case st96PatentPublicationIdentification = "PatentPublicationIdentification"
    case st96PatentPublication = "PatentPublication"
    case st96PersonFullName = "PersonFullName"
    case st96PersonName = "PersonName"
    case st96PersonStructuredName = "PersonStructuredName"
    case st96PlainLanguageDesignationText = "PlainLanguageDesignationText"
    case st96PostalAddressBag = "PostalAddressBag"
    case st96PostalAddress = "PostalAddress"
    case st96PostalStructuredAddress = "PostalStructuredAddress"
    case st96Pre = "Pre"
    case st96PriorityClaimBag = "PriorityClaimBag"
    case st96PriorityClaim = "PriorityClaim"
    case st96PriorityDetails = "PriorityDetails"
    case st96Priority = "Priority"
    case st96P = "P"
    case st96ProvisionalApplication = "ProvisionalApplication"
    case st96PublicationContact = "PublicationContact"
    case st96PublicationDate = "PublicationDate"
    case st96PublicationLanguageCode = "PublicationLanguageCode"
    case st96PublicationNumber = "PublicationNumber"
    case st96PublicationPlace = "PublicationPlace"
    case st96PublicationReference = "PublicationReference"
    case st96PublicationText = "PublicationText"
    case st96PublisherName = "PublisherName"
    case st96ReferenceCitationBag = "ReferenceCitationBag"
    case st96ReferenceCitation = "ReferenceCitation"
    case st96ReferenceCitationFreeFormat = "ReferenceCitationFreeFormat"
    case st96ReferenceSignBag = "ReferenceSignBag"
    case st96RegisteredPatentPublicationBibliographicData = "RegisteredPatentPublicationBibliographicData"
    case st96RegisteredPatentPublicationPartyBag = "RegisteredPatentPublicationPartyBag"
    case st96RegisteredPatentPublication = "RegisteredPatentPublication"
    case st96RegisteredUtilityModelPublicationBibliographicData = "RegisteredUtilityModelPublicationBibliographicData"
    case st96RegisteredUtilityModelPublicationPartyBag = "RegisteredUtilityModelPublicationPartyBag"
    case st96RegisteredUtilityModelPublication = "RegisteredUtilityModelPublication"
    case st96RelatedDocumentBag = "RelatedDocumentBag"
    case st96ResidenceCountryCode = "ResidenceCountryCode"
    case st96RetrievalDate = "RetrievalDate"
    case st96Row = "Row"
    case st96SearchData = "SearchData"
    case st96SearchReportBag = "SearchReportBag"
    case st96SearchReport = "SearchReport"
    case st96SecondLastName = "SecondLastName"
    case st96Section = "Section"
    case st96SequenceListText = "SequenceListText"
    case st96SerialALTTitleText = "SerialALTTitleText"
    case st96SeriesText = "SeriesText"
    case st96ST13ApplicationNumber = "ST13ApplicationNumber"
    case st96ST26SequenceListing = "ST26SequenceListing"
    case st96Subclass = "Subclass"
    case st96Subgroup = "Subgroup"
    case st96Superscript = "Superscript"
    case st96Sup = "Sup"
    case st96SymbolPositionCode = "SymbolPositionCode"
    case st96TableBody = "TableBody"
    case st96TableGroup = "TableGroup"
    case st96TableHead = "TableHead"
    case st96Table = "Table"
    case st96TableImage = "TableImage"
    case st96TableTitle = "TableTitle"
    case st96TechnicalField = "TechnicalField"
    case st96TechnicalProblem = "TechnicalProblem"
    case st96TechnicalSolution = "TechnicalSolution"
    case st96Text = "Text"
    case st96ThemeCodeInformationBag = "ThemeCodeInformationBag"
    case st96TransliterationName = "TransliterationName"
    case st96UnexaminedPatentPublicationBibliographicData = "UnexaminedPatentPublicationBibliographicData"
    case st96UnexaminedPatentPublicationPartyBag = "UnexaminedPatentPublicationPartyBag"
    case st96UnexaminedPatentPublication = "UnexaminedPatentPublication"
    case st96UnorderedList = "UnorderedList"
    case st96UtilityModelPublication = "UtilityModelPublication"
    case st96UtilityModelPublicationIdentification = "UtilityModelPublicationIdentification"
    case st96VolumeNumber = "VolumeNumber"
    case st96WebURI = "WebURI"
    case st96WIPOST3Code = "WIPOST3Code"
    case st96WrittenAmendmentBag = "WrittenAmendmentBag"
    case st96WrittenAmendment = "WrittenAmendment"
    case state
    case status
    case style
    case subclass
    case subdocAbstract = "subdoc-abstract"
    case subdocBibliographicInformation = "subdoc-bibliographic-information"
    case subdocClaims = "subdoc-claims"
    case subdocDescription = "subdoc-description"
    case subgroup
    case `subscript`
    case sub
    case subtitle
    case suffix
    case summaryOfInvention = "summary-of-invention"
    case sup2
    case superscript
    case sup
    case symbolPosition = "symbol-position"
    case system
    case tableCwu = "table-cwu"
    case tableExternalDoc = "table-external-doc"
    case tables
    case table
    case target
    case tbody
    case technicalData = "technical-data"
    case technicalField = "technical-field"
    case technicalInformation = "technical-information"
    case techProblem = "tech-problem"
    case techSolution = "tech-solution"
    case text
    case tgroup
    case thead
    case themeCodeInfo = "theme-code-info"
    case timeLimit = "time-limit"
    case tis
    case titleOfInvention = "title-of-invention"
    case title
    case tr
    case txts
    case txt
    case type
    case ucid
    case ul
    case usApplicant = "us-applicant"
    case usBibliographicDataApplication = "us-bibliographic-data-application"
    case usBibliographicDataGrant = "us-bibliographic-data-grant"
    case usBotanic = "us-botanic"
    case usChemistry = "us-chemistry"
    case usCitation = "us-citation"
    case usDeceasedInventor = "us-deceased-inventor"
    case usMath = "us-math"
    case usMegatableDoc = "us-megatable-doc"
    case usParties = "us-parties"
    case usPatentApplication = "us-patent-application"
    case usPatentGrant = "us-patent-grant"
    case uspc
    case usProvisionalApplication = "us-provisional-application"
    case usReferencesCited = "us-references-cited"
    case usRelatedDocuments = "us-related-documents"
    case usSequenceListDoc = "us-sequence-list-doc"
    case u
    case value
    case variety
    case vid
    case wayOfAmendment = "way-of-amendment"
    case width
    case woBibliographicData = "wo-bibliographic-data"
    case woOcrPublishedApplication = "wo-ocr-published-application"
    case woPatentDocument = "wo-patent-document"
    case woPriorityInfo = "wo-priority-info"
    case woPublishedApplication = "wo-published-application"
    case woSearchReport = "wo-search-report"
    case writtenAmendmentGroup = "written-amendment-group"
    case writtenAmendment = "written-amendment"
    case year
}
