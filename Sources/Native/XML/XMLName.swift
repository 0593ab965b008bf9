/// The element and attribute names that the readers speak of, without their namespace prefixes.
///
/// One vocabulary for all dialects, so that the parser compares small integers. Swift names follow the standard whose way of writing
/// a name has: `invention-title` is `inventionTitle` (ST.36), `InventionTitle` is `st96InventionTitle`, `PDAT` is `st32PDAT`. Any other
/// name of a file is `unknown`. A reader that needs another name adds it here, in order.
package enum XMLName: String, CaseIterable, Sendable {
    /// A name that no reader speaks of.
    case unknown = ""
    case a371OfInternational = "a-371-of-international"
    case ab
    case abs
    case abstract
    case abstractCorrection = "abstract-correction"
    case abstractProblem = "abstract-problem"
    case abstractSolution = "abstract-solution"
    case abstractSource = "abstract-source"
    case actionDate = "action-date"
    case additionalInfo = "additional-info"
    case address1 = "address-1"
    case address2 = "address-2"
    case address3 = "address-3"
    case address4 = "address-4"
    case address
    case addressbook
    case adoptedLaw = "adopted-law"
    case adr
    case advantageousEffects = "advantageous-effects"
    case agent
    case agents
    case align
    case alt
    case amendedClaims = "amended-claims"
    case amendedClaimsStatement = "amended-claims-statement"
    case amendmentArticle = "amendment-article"
    case amendmentGroup = "amendment-group"
    case amendmentNumber
    case anum
    case applicant
    case applicantAuthorityCategory = "applicant-authority-category"
    case applicantName = "applicant-name"
    case applicantsAgents = "applicants-agents"
    case applicantsAgentsArticle = "applicants-agents-article"
    case applicants
    case applicationBody = "application-body"
    case applicationDate
    case applicationInForeignLanguage = "application-in-foreign-language"
    case applicationNumber = "application-number"
    case applicationNumberSeriesCode = "application-number-series-code"
    case applicationReference = "application-reference"
    case applType = "appl-type"
    case applTypeCamel = "applType"
    case appType = "app-type"
    case apptype
    case appTypeCamel = "appType"
    case article
    case assignee
    case assigneeName = "assignee-name"
    case assignees
    case assigneeType = "assignee-type"
    case assistantExaminer = "assistant-examiner"
    case atl
    case attorney
    case author
    case authorityApplicant = "authority-applicant"
    case backgroundArt = "background-art"
    case b
    case `begin`
    case bestMode = "best-mode"
    case bibl
    case biblioData = "biblio-data"
    case bibliographicData = "bibliographic-data"
    case biblioSearch = "biblio-search"
    case bioAccno = "bio-accno"
    case bioDeposit = "bio-deposit"
    case bnum
    case bold
    case book
    case bookTitle = "book-title"
    case br
    case `break`
    case briefDescriptionOfDrawings = "brief-description-of-drawings"
    case building
    case caption
    case carriers
    case category
    case cdoc
    case cdsid
    case cdxFile = "cdx-file"
    case changeDate = "change-date"
    case changeGazetteNum = "change-gazette-num"
    case chapter
    case char
    case charoff
    case che
    case chem
    case chemistryChemdrawFile = "chemistry-chemdraw-file"
    case chemistry
    case chemistryCwu = "chemistry-cwu"
    case chemistryMolFile = "chemistry-mol-file"
    case child
    case childDoc = "child-doc"
    case citation
    case citationList = "citation-list"
    case citations
    case citedBy = "cited-by"
    case citedPhase = "cited-phase"
    case citingPartyCategory
    case city
    case claim
    case claimRef = "claim-ref"
    case claims
    case claimsStatement = "claims-statement"
    case claimStatement = "claim-statement"
    case claimText = "claim-text"
    case `class`
    case classification
    case classificationCpc = "classification-cpc"
    case classificationCpcCombinationText = "classification-cpc-combination-text"
    case classificationCpcText = "classification-cpc-text"
    case classificationDataSource = "classification-data-source"
    case classificationEcla = "classification-ecla"
    case classificationIpc = "classification-ipc"
    case classificationIpcEdition = "classification-ipc-edition"
    case classificationIpcPrimary = "classification-ipc-primary"
    case classificationIpcr = "classification-ipcr"
    case classificationIpcSecondary = "classification-ipc-secondary"
    case classificationIpcText = "classification-ipc-text"
    case classificationLevel = "classification-level"
    case classificationLocarno = "classification-locarno"
    case classificationNational = "classification-national"
    case classificationScheme = "classification-scheme"
    case classificationsCpc = "classifications-cpc"
    case classificationsIpcr = "classifications-ipcr"
    case classificationStatus = "classification-status"
    case classificationSymbol = "classification-symbol"
    case classificationUs = "classification-us"
    case classificationUsPrimary = "classification-us-primary"
    case classificationUsSecondary = "classification-us-secondary"
    case classificationValue = "classification-value"
    case cl
    case clm
    case close
    case cls
    case cnAbstractDrawing = "cn-abstract-drawing"
    case cnAgency = "cn-agency"
    case cnAgent = "cn-agent"
    case cnAgents = "cn-agents"
    case cnApplicant = "cn-applicant"
    case cnApplicants = "cn-applicants"
    case cnBibliographicData = "cn-bibliographic-data"
    case cnDomesticPriorityClaim = "cn-domestic-priority-claim"
    case cnDomesticPriorityClaims = "cn-domestic-priority-claims"
    case cnInventor = "cn-inventor"
    case cnInventors = "cn-inventors"
    case cnNotToBePublishedRequestByInventor = "cn-not-to-be-published-request-by-inventor"
    case cnParties = "cn-parties"
    case cnPatentDocument = "cn-patent-document"
    case cnPublicationReference = "cn-publication-reference"
    case cnRelatedDocuments = "cn-related-documents"
    case cnRelatedPublication = "cn-related-publication"
    case cnRepresentativeIs = "cn-representative-is"
    case code
    case colname
    case colnum
    case cols
    case colsep
    case colspan
    case colspec
    case columnalign
    case colwidth
    case combinationRank = "combination-rank"
    case combinationSet = "combination-set"
    case compact
    case completionDate = "completion-date"
    case contentsOfAmendment = "contents-of-amendment"
    case continuation
    case continuationInPart = "continuation-in-part"
    case continuationInPartOf = "continuation-in-part-of"
    case continuationOf = "continuation-of"
    case continuations
    case continuedProsecutionApplicationFlag = "continued-prosecution-application-flag"
    case continuityData = "continuity-data"
    case copyright
    case correspondenceAddress = "correspondence-address"
    case countryCode = "country-code"
    case country
    case countryLabel = "country-label"
    case county
    case cpcVersionIndicator = "cpc-version-indicator"
    case createDate
    case createdByNpl = "created-by-npl"
    case creationDate
    case creator
    case crossref
    case crossReference = "cross-reference"
    case crossReferenceToRelatedApplications = "cross-reference-to-related-applications"
    case ctry
    case databaseSearched = "database-searched"
    case dataFormatCamel = "dataFormat"
    case dataFormat = "data-format"
    case dateAddedDocdb = "date-added-docdb"
    case date
    case dateMigr
    case dateOfExchange = "date-of-exchange"
    case dateOfLastExchange = "date-of-last-exchange"
    case dateOfMailing = "date-of-mailing"
    case dateOfPreviousExchange = "date-of-previous-exchange"
    case datePctArticle2239Fulfilled = "date-pct-article-22-39-fulfilled"
    case dateProducedCamel = "dateProduced"
    case dateProduced = "date-produced"
    case datePubl = "date-publ"
    case datePublication
    case datePublished = "date-published"
    case dateSearchReportMailed = "date-search-report-mailed"
    case datesOfPublicAvailability = "dates-of-public-availability"
    case datesRightsEffective = "dates-rights-effective"
    case dd
    case deceasedInventor = "deceased-inventor"
    case deceasedInventors = "deceased-inventors"
    case declarationOfNoSearch = "declaration-of-no-search"
    case department
    case dependentClaimReference = "dependent-claim-reference"
    case dependsOn = "depends_on"
    case depositary
    case descData
    case desc
    case description
    case descriptionOfDrawing = "description-of-drawing"
    case descriptionOfDrawings = "description-of-drawings"
    case descriptionOfEmbodiments = "description-of-embodiments"
    case descriptionText = "description-text"
    case designatedStateCode = "designated-state-code"
    case designatedStates = "designated-states"
    case designation
    case designationOfStates = "designation-of-states"
    case designationPct = "designation-pct"
    case descriptionType = "description-type"
    case detailedDescription = "detailed-description"
    case df
    case disclaimer
    case disclosure
    case display
    case division
    case divisionOf = "division-of"
    case dl
    case dna
    case dnum
    case dnumType = "dnum-type"
    case docId = "doc-id"
    case docNumberCamel = "docNumber"
    case docNumber = "doc-number"
    case docnumber
    case docNumberType = "doc-number-type"
    case docPage = "doc-page"
    case documentCode = "document-code"
    case documentDate = "document-date"
    case documentFileName
    case documentFormat = "document-format"
    case documentFormatOptions = "document-format-options"
    case documentId = "document-id"
    case documentIdType = "document-id-type"
    case documentInquiry = "document-inquiry"
    case documentInstance = "document-instance"
    case documentPublicationDate
    case documentSection = "document-section"
    case documentStatusText
    case domesticFilingData = "domestic-filing-data"
    case dossierEvent = "dossier-event"
    case dp
    case drawings
    case dt
    case dtdVersion = "dtd-version"
    case edate
    case edition
    case embodimentsExample = "embodiments-example"
    case end
    case entry
    case epContractingStates = "ep-contracting-states"
    case epNoADocumentPublished = "ep-no-a-document-published"
    case epPatentDocument = "ep-patent-document"
    case epPatentStatus = "ep-patent-status"
    case epPatentStatuses = "ep-patent-statuses"
    case epReferenceList = "ep-reference-list"
    case eptags
    case equivalentsInquiry = "equivalents-inquiry"
    case eventAttribute = "event-attribute"
    case eventAttributeLabel = "event-attribute-label"
    case eventAttributes = "event-attributes"
    case eventAttributeValue = "event-attribute-value"
    case eventCode = "event-code"
    case eventDate = "event-date"
    case eventsData = "events-data"
    case eventText = "event-text"
    case eventTextType = "event-text-type"
    case eventTitle = "event-title"
    case eventType = "event-type"
    case examinedPrintedWithoutGrant = "examined-printed-without-grant"
    case examiner
    case examinerLevel = "examiner-level"
    case examiners
    case exchangeDocument = "exchange-document"
    case exchangeDocuments = "exchange-documents"
    case exNum = "ex-num"
    case facet
    case familyId = "family-id"
    case familyMember = "family-member"
    case familyName = "family-name"
    case fax
    case fence
    case fieldOfSearch = "field-of-search"
    case figNumber = "fig-number"
    case figref
    case figure
    case figureLabelsCamel = "figureLabels"
    case figureLabels = "figure-labels"
    case figureNo = "figure-no"
    case figures
    case figureToPublish = "figure-to-publish"
    case file
    case filingDate = "filing-date"
    case filingForm = "filing-form"
    case firstExaminationReportDespatched = "first-examination-report-despatched"
    case firstInventor = "first-inventor"
    case firstNamedInventor = "first-named-inventor"
    case firstName = "first-name"
    case footnote
    case foreignLanguageBody = "foreign-language-body"
    case foreignPriorityData = "foreign-priority-data"
    case format
    case frac
    case frame
    case frnum
    case fTerm = "f-term"
    case fTermInfo = "f-term-info"
    case fulltextDocument = "fulltext-document"
    case fulltextDocuments = "fulltext-documents"
    case fulltextFormat = "fulltext-format"
    case fulltextFormatOptions = "fulltext-format-options"
    case fulltextInquiry = "fulltext-inquiry"
    case fulltextInstance = "fulltext-instance"
    case furtherClassification = "further-classification"
    case furtherClsf = "further-clsf"
    case furtherCpc = "further-cpc"
    case furtherInventionTitle = "further-invention-title"
    case fvid
    case gazetteNum = "gazette-num"
    case gazetteReference = "gazette-reference"
    case generatingOffice = "generating-office"
    case givenName = "given-name"
    case groupNumber = "group-number"
    case heading
    case headingLevelCode
    case he
    case height
    case highlight
    case id
    case idref
    case idrefs
    case i
    case iid
    case imageContentCategory
    case image
    case imageOfBibliographicData = "image-of-bibliographic-data"
    case imageOfChosenDrawing = "image-of-chosen-drawing"
    case imf
    case imgContentCamel = "imgContent"
    case imgContent = "img-content"
    case imgcontent
    case imgFormatCamel = "imgFormat"
    case imgFormat = "img-format"
    case imgformat
    case img
    case imgref
    case imprint
    case industrialApplicability = "industrial-applicability"
    case infl
    case inLineFormula = "in-line-formula"
    case inline
    case ino
    case inputFormat
    case input
    case inquiryResult = "inquiry-result"
    case intentionToGrantDate = "intention-to-grant-date"
    case internationalConventionData = "international-convention-data"
    case inventionTitleCategory
    case inventionTitle = "invention-title"
    case inventive
    case inventor
    case inventorName = "inventor-name"
    case inventors
    case ipc
    case ipcrVersion = "ipcr-version"
    case ipcs
    case ipcVersionIndicator = "ipc-version-indicator"
    case ipoVersion
    case irf
    case isRepresentative = "is-representative"
    case italic
    case itemOfAmendment = "item-of-amendment"
    case jpOfficialGazette = "jp-official-gazette"
    case kindCode = "kind-code"
    case kind
    case kindLabel = "kind-label"
    case kindOfDocument = "kind-of-document"
    case kindOfJp = "kind-of-jp"
    case kindOfLaw = "kind-of-law"
    case kindOfSt16 = "kind-of-st16"
    case lang
    case languageCode
    case languageOfFiling = "language-of-filing"
    case languageOfPublication = "language-of-publication"
    case lapsedInCountry = "lapsed-in-country"
    case lastName = "last-name"
    case latinName = "latin-name"
    case leadingRegisteredNumber = "leading-registered-number"
    case legalEventBody = "legal-event-body"
    case legalEvent = "legal-event"
    case legal
    case legalStatus = "legal-status"
    case legalstatus
    case lengthOfGrant = "length-of-grant"
    case level
    case li
    case line
    case link
    case listingType = "listing-type"
    case listItem = "list-item"
    case listStyle = "list-style"
    case loadSource = "load-source"
    case location
    case lvl
    case mainClassification = "main-classification"
    case mainClsf = "main-clsf"
    case mainCpc = "main-cpc"
    case mainGroup = "main-group"
    case mainIpc = "main-ipc"
    case mathCwu = "math-cwu"
    case mathematicaFile = "mathematica-file"
    case math
    case mathNumber
    case maths
    case mathvariant
    case measureUnitCode
    case meta
    case mfenced
    case mfrac
    case middleName = "middle-name"
    case mi
    case minimumDocumentation = "minimum-documentation"
    case mn
    case modeForInvention = "mode-for-invention"
    case molFile = "mol-file"
    case mo
    case morerows
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
    case mtd
    case mtext
    case mtr
    case munder
    case munderover
    case mxwId = "mxw-id"
    case name1 = "name-1"
    case name2 = "name-2"
    case nameend
    case name
    case namest
    case nameSuffix = "name-suffix"
    case nationality
    case national
    case nbFile = "nb-file"
    case next
    case noNamespaceSchemaLocation
    case nonPatentCitations = "non-patent-citations"
    case nonPatentLiterature = "non-patent-literature"
    case nonProvisionalOfProvisional = "non-provisional-of-provisional"
    case noOfDocuments = "no-of-documents"
    case nplcit
    case nplType = "npl-type"
    case number
    case numberOfClaims = "number-of-claims"
    case numberOfDrawingSheets = "number-of-drawing-sheets"
    case numberOfFigures = "number-of-figures"
    case numberOfPages = "number-of-pages"
    case num
    case office
    case officeSpecificData = "office-specific-data"
    case ol
    case olStyle = "ol-style"
    case o
    case `open`
    case oppositionData = "opposition-data"
    case oppositionNotFiled = "opposition-not-filed"
    case organizationName = "organization-name"
    case orgname
    case orientation
    case originatingOffice = "originating-office"
    case ostyle
    case othercit
    case outputFormat
    case output
    case overflow
    case over
    case paragraph
    case parentChild = "parent-child"
    case parentDoc = "parent-doc"
    case parentGrantDocument = "parent-grant-document"
    case parent
    case parentPatent = "parent-patent"
    case parentPctDocument = "parent-pct-document"
    case parentStatus = "parent-status"
    case parties
    case passage
    case patcit
    case patentApplicationPublication = "patent-application-publication"
    case patentCitations = "patent-citations"
    case patentClassification = "patent-classification"
    case patentClassifications = "patent-classifications"
    case patentDocument = "patent-document"
    case patentFamily = "patent-family"
    case patentLiterature = "patent-literature"
    case pctOrRegionalFilingData = "pct-or-regional-filing-data"
    case pctOrRegionalPublishingData = "pct-or-regional-publishing-data"
    case pdoc
    case pgnum
    case pgwide
    case phase
    case phone
    case phrase
    case plainLanguageDesignation = "plain-language-designation"
    case pn
    case pNumber
    case pNum = "p-num"
    case pnum
    case pobox
    case pos
    case postalcode
    case postcode
    case p
    case ppf
    case ppl
    case pp
    case pre
    case primaryExaminer = "primary-examiner"
    case printedWithGrant = "printed-with-grant"
    case priorDisclosureAffidavitFiled = "prior-disclosure-affidavit-filed"
    case priorityActiveIndicator = "priority-active-indicator"
    case priorityApplicationNumber = "priority-application-number"
    case priorityApplication = "priority-application"
    case priorityClaim = "priority-claim"
    case priorityClaims = "priority-claims"
    case priorityLinkageType = "priority-linkage-type"
    case problemToBeSolved = "problem-to-be-solved"
    case proceduralData = "procedural-data"
    case proceduralStepCode = "procedural-step-code"
    case proceduralStepDate = "procedural-step-date"
    case proceduralStep = "procedural-step"
    case proceduralStepText = "procedural-step-text"
    case procedureStepPhase = "procedure-step-phase"
    case processingType
    case producedBy = "produced-by"
    case programListing = "program-listing"
    case programListingReference = "program-listing-reference"
    case psta
    case pubdate
    case publicationDate
    case publicationFilingType = "publication-filing-type"
    case publicationMark
    case publicationReference = "publication-reference"
    case publicationsCount = "publications-count"
    case query
    case range
    case rankNumber = "rank-number"
    case receivingOffice
    case record
    case referencedFigureNumber
    case referencesCited = "references-cited"
    case referenceSignsList = "reference-signs-list"
    case ref
    case regional
    case region
    case registerDocument = "register-document"
    case registerDocuments = "register-documents"
    case registeredNumber = "registered-number"
    case registerSearch = "register-search"
    case registrationDate
    case relatedDocuments = "related-documents"
    case relatedPublication = "related-publication"
    case relation
    case relClaims = "rel-claims"
    case relevantPassage = "relevant-passage"
    case relPassage = "rel-passage"
    case representativeFigure = "representative-figure"
    case representative
    case repTypeCamel = "repType"
    case repType = "rep-type"
    case requestForExamination = "request-for-examination"
    case requestForPreliminaryExam = "request-for-preliminary-exam"
    case residenceNonUs = "residence-non-us"
    case residence
    case residenceUs = "residence-us"
    case rna
    case roleLabel = "role-label"
    case role
    case row
    case rowsep
    case rowspan
    case rule47Flag = "rule-47-flag"
    case s100
    case s160
    case s200
    case s210
    case s211
    case s212
    case s213
    case s220
    case s221
    case s222
    case s223
    case s400
    case schemaLocation
    case schemeOriginationCode = "scheme-origination-code"
    case scheme
    case scriptlevel
    case sdate
    case searchReportData = "search-report-data"
    case searchReportGroup = "search-report-group"
    case searchReportInformation = "search-report-information"
    case searchReportPublication = "search-report-publication"
    case searchReport = "search-report"
    case searchReportsInformation = "search-reports-information"
    case searchResult = "search-result"
    case searchType = "search-type"
    case section
    case separators
    case seqFileType = "seq-file-type"
    case sequenceCwu = "sequence-cwu"
    case sequenceListing = "sequence-listing"
    case sequenceListNewRules = "sequence-list-new-rules"
    case sequenceList = "sequence-list"
    case sequenceNumber
    case sequence
    case serialNumber = "serial-number"
    case serial
    case sertitle
    case sfx
    case sirText = "sir-text"
    case sl
    case smallcaps
    case snm
    case solution
    case sourceDB
    case source
    case sources
    case space
    case sqrt
    case srepAdmin = "srep-admin"
    case srepCitations = "srep-citations"
    case srepFieldsSearched = "srep-fields-searched"
    case srepForPub = "srep-for-pub"
    case srepInventionTitle = "srep-invention-title"
    case srepOffice = "srep-office"
    case srepPatentFamily = "srep-patent-family"
    case srepResultOfSearch = "srep-result-of-search"
    case srepType = "srep-type"
    case st32ADR = "ADR"
    case st32ALT = "ALT"
    case st32B000 = "B000"
    case st32B001EP = "B001EP"
    case st32B003EP = "B003EP"
    case st32B005EP = "B005EP"
    case st32B007EP = "B007EP"
    case st32B050EP = "B050EP"
    case st32B051EP = "B051EP"
    case st32B052EP = "B052EP"
    case st32B100 = "B100"
    case st32B110 = "B110"
    case st32B120 = "B120"
    case st32B121EP = "B121EP"
    case st32B121 = "B121"
    case st32B130 = "B130"
    case st32B140 = "B140"
    case st32B190 = "B190"
    case st32B200 = "B200"
    case st32B210 = "B210"
    case st32B211US = "B211US"
    case st32B220 = "B220"
    case st32B240 = "B240"
    case st32B241 = "B241"
    case st32B242 = "B242"
    case st32B243 = "B243"
    case st32B250 = "B250"
    case st32B251EP = "B251EP"
    case st32B260 = "B260"
    case st32B300 = "B300"
    case st32B310 = "B310"
    case st32B320 = "B320"
    case st32B330 = "B330"
    case st32B400 = "B400"
    case st32B405 = "B405"
    case st32B430 = "B430"
    case st32B450 = "B450"
    case st32B451EP = "B451EP"
    case st32B452EP = "B452EP"
    case st32B472 = "B472"
    case st32B474 = "B474"
    case st32B475 = "B475"
    case st32B477 = "B477"
    case st32B500 = "B500"
    case st32B510EP = "B510EP"
    case st32B510 = "B510"
    case st32B511 = "B511"
    case st32B512 = "B512"
    case st32B516 = "B516"
    case st32B520EP = "B520EP"
    case st32B520 = "B520"
    case st32B521 = "B521"
    case st32B522 = "B522"
    case st32B540 = "B540"
    case st32B541 = "B541"
    case st32B542 = "B542"
    case st32B560 = "B560"
    case st32B561 = "B561"
    case st32B562 = "B562"
    case st32B565EP = "B565EP"
    case st32B570 = "B570"
    case st32B577 = "B577"
    case st32B578US = "B578US"
    case st32B580 = "B580"
    case st32B582 = "B582"
    case st32B583US = "B583US"
    case st32B590 = "B590"
    case st32B595 = "B595"
    case st32B596 = "B596"
    case st32B597US = "B597US"
    case st32B598 = "B598"
    case st32B600 = "B600"
    case st32B620EP = "B620EP"
    case st32B620 = "B620"
    case st32B630 = "B630"
    case st32B632 = "B632"
    case st32B700 = "B700"
    case st32B710 = "B710"
    case st32B711 = "B711"
    case st32B720 = "B720"
    case st32B721 = "B721"
    case st32B730 = "B730"
    case st32B731 = "B731"
    case st32B732US = "B732US"
    case st32B740 = "B740"
    case st32B741 = "B741"
    case st32B745 = "B745"
    case st32B746 = "B746"
    case st32B747 = "B747"
    case st32B748US = "B748US"
    case st32B780 = "B780"
    case st32B781 = "B781"
    case st32B784 = "B784"
    case st32B800 = "B800"
    case st32B840 = "B840"
    case st32B844EP = "B844EP"
    case st32B845EP = "B845EP"
    case st32B848EP = "B848EP"
    case st32B849EP = "B849EP"
    case st32B860 = "B860"
    case st32B861 = "B861"
    case st32B862 = "B862"
    case st32B864US = "B864US"
    case st32B870 = "B870"
    case st32B871 = "B871"
    case st32B880 = "B880"
    case st32BOLD = "BOLD"
    case st32BRFSUM = "BRFSUM"
    case st32BTEXT = "BTEXT"
    case st32CDATA = "CDATA"
    case st32CDOC = "CDOC"
    case st32CITEDBYEXAMINER = "CITED-BY-EXAMINER"
    case st32CITEDBYOTHER = "CITED-BY-OTHER"
    case st32CITY = "CITY"
    case st32CLM = "CLM"
    case st32CLMSTEP = "CLMSTEP"
    case st32CLREF = "CLREF"
    case st32CL = "CL"
    case st32CTRY = "CTRY"
    case st32CWU = "CWU"
    case st32DATE = "DATE"
    case st32DD = "DD"
    case st32DETDESC = "DETDESC"
    case st32DL = "DL"
    case st32DNUM = "DNUM"
    case st32DOC = "DOC"
    case st32DRWDESC = "DRWDESC"
    case st32DTD = "DTD"
    case st32DT = "DT"
    case st32EMI = "EMI"
    case st32ENTRY = "ENTRY"
    case st32FGREF = "FGREF"
    case st32FILE = "FILE"
    case st32FNM = "FNM"
    case st32GOVINT = "GOVINT"
    case st32HIL = "HIL"
    case st32ID = "ID"
    case st32ITALIC = "ITALIC"
    case st32KIND = "KIND"
    case st32L001EP = "L001EP"
    case st32L002EP = "L002EP"
    case st32L003EP = "L003EP"
    case st32L004EP = "L004EP"
    case st32L005EP = "L005EP"
    case st32L006EP = "L006EP"
    case st32L007EP = "L007EP"
    case st32L008EP = "L008EP"
    case st32L018EP = "L018EP"
    case st32L019EP = "L019EP"
    case st32L500EP = "L500EP"
    case st32L501EP = "L501EP"
    case st32L502EP = "L502EP"
    case st32L503EP = "L503EP"
    case st32L504EP = "L504EP"
    case st32L505EP = "L505EP"
    case st32L506EP = "L506EP"
    case st32L507EP = "L507EP"
    case st32L509EP = "L509EP"
    case st32L510EP = "L510EP"
    case st32L511EP = "L511EP"
    case st32L512EP = "L512EP"
    case st32L513EP = "L513EP"
    case st32L516EP = "L516EP"
    case st32L518EP = "L518EP"
    case st32L519EP = "L519EP"
    case st32L520EP = "L520EP"
    case st32L524EP = "L524EP"
    case st32L525EP = "L525EP"
    case st32LI = "LI"
    case st32LVL = "LVL"
    case st32MATHEMATICA = "MATHEMATICA"
    case st32MATHML = "MATHML"
    case st32MATHUS = "MATH-US"
    case st32NAM = "NAM"
    case st32NCIT = "NCIT"
    case st32OL = "OL"
    case st32ONM = "ONM"
    case st32PARA = "PARA"
    case st32PARENTUS = "PARENT-US"
    case st32PARTYUS = "PARTY-US"
    case st32PATDOC = "PATDOC"
    case st32PCIT = "PCIT"
    case st32PCODE = "PCODE"
    case st32PDAT = "PDAT"
    case st32PDOC = "PDOC"
    case st32PNC = "PNC"
    case st32PPUB = "PPUB"
    case st32PSTA = "PSTA"
    case st32PTEXT = "PTEXT"
    case st32RELAPP = "RELAPP"
    case st32ROW = "ROW"
    case st32SB = "SB"
    case st32SDOAB = "SDOAB"
    case st32SDOBI = "SDOBI"
    case st32SDOCL = "SDOCL"
    case st32SDODE = "SDODE"
    case st32SDODR = "SDODR"
    case st32SNM = "SNM"
    case st32SP = "SP"
    case st32STATE = "STATE"
    case st32STATUS = "STATUS"
    case st32STEXT = "STEXT"
    case st32STR = "STR"
    case st32TABLECALS = "TABLE-CALS"
    case st32TABLEUS = "TABLE-US"
    case st32TBODY = "TBODY"
    case st32TGROUP = "TGROUP"
    case st32THEAD = "THEAD"
    case st32UL = "UL"
    case st96AbstractCorrectionIndicator = "AbstractCorrectionIndicator"
    case st96AbstractFigure = "AbstractFigure"
    case st96Abstract = "Abstract"
    case st96ActionDate = "ActionDate"
    case st96AddressBook = "AddressBook"
    case st96AddressBuilding = "AddressBuilding"
    case st96AddressCity = "AddressCity"
    case st96AddressFloor = "AddressFloor"
    case st96AddressLine = "AddressLine"
    case st96AddressMailCode = "AddressMailCode"
    case st96AddressRoom = "AddressRoom"
    case st96Address = "Address"
    case st96AdoptedLawCategory = "AdoptedLawCategory"
    case st96AdvantageousEffects = "AdvantageousEffects"
    case st96Agency = "Agency"
    case st96AgentCategory = "AgentCategory"
    case st96AgentDetails = "AgentDetails"
    case st96Agent = "Agent"
    case st96Alt = "Alt"
    case st96AmendmentBag = "AmendmentBag"
    case st96AmendmentContentsBag = "AmendmentContentsBag"
    case st96AmendmentDocumentNameCategory = "AmendmentDocumentNameCategory"
    case st96AmendmentItem = "AmendmentItem"
    case st96AmendmentsBag = "AmendmentsBag"
    case st96AmendmentWay = "AmendmentWay"
    case st96ApplicantBag = "ApplicantBag"
    case st96ApplicantCategory = "ApplicantCategory"
    case st96ApplicantDetails = "ApplicantDetails"
    case st96ApplicantRegisteredPractitionerBag = "ApplicantRegisteredPractitionerBag"
    case st96ApplicantsRegisteredPractitionersBag = "ApplicantsRegisteredPractitionersBag"
    case st96Applicant = "Applicant"
    case st96ApplicationFilingCategory = "ApplicationFilingCategory"
    case st96ApplicationIdentification = "ApplicationIdentification"
    case st96ApplicationNumber = "ApplicationNumber"
    case st96ApplicationNumberText = "ApplicationNumberText"
    case st96ApplicationReference = "ApplicationReference"
    case st96AssigneeBag = "AssigneeBag"
    case st96Assignee = "Assignee"
    case st96AssistantExaminer = "AssistantExaminer"
    case st96BackgroundArt = "BackgroundArt"
    case st96BibliographicData = "BibliographicData"
    case st96BioDepositDepositary = "BioDepositDepositary"
    case st96BioDeposit = "BioDeposit"
    case st96BiologicalAccessionNumber = "BiologicalAccessionNumber"
    case st96BiologicalDeposit = "BiologicalDeposit"
    case st96BoldText = "BoldText"
    case st96Br = "Br"
    case st96B = "B"
    case st96ChemicalFormulae = "ChemicalFormulae"
    case st96ChemicalFormula = "ChemicalFormula"
    case st96Chemistry = "Chemistry"
    case st96ChildDocument = "ChildDocument"
    case st96ChosenDrawingImage = "ChosenDrawingImage"
    case st96CitationBag = "CitationBag"
    case st96CitationCategoryCode = "CitationCategoryCode"
    case st96CitationCategory = "CitationCategory"
    case st96CitedPatentDocumentIdentification = "CitedPatentDocumentIdentification"
    case st96CitedPhase = "CitedPhase"
    case st96City = "City"
    case st96ClaimNumber = "ClaimNumber"
    case st96ClaimReference = "ClaimReference"
    case st96Claims = "Claims"
    case st96Claim = "Claim"
    case st96ClaimStatement = "ClaimStatement"
    case st96ClaimTextCollection = "ClaimTextCollection"
    case st96ClaimText = "ClaimText"
    case st96ClaimTotalQuantitySet = "ClaimTotalQuantitySet"
    case st96ClaimTotalQuantity = "ClaimTotalQuantity"
    case st96ClaimTypeCategory = "ClaimTypeCategory"
    case st96ClassificationDataSource = "ClassificationDataSource"
    case st96ClassificationIPCRDetails = "ClassificationIPCRDetails"
    case st96ClassificationIPCR = "ClassificationIPCR"
    case st96ClassificationVersionDate = "ClassificationVersionDate"
    case st96Class = "Class"
    case st96Contact = "Contact"
    case st96ConversionCategory = "ConversionCategory"
    case st96Conversion = "Conversion"
    case st96Counter = "Counter"
    case st96County = "County"
    case st96CPCClassificationBag = "CPCClassificationBag"
    case st96CPCClassification = "CPCClassification"
    case st96CPCClassificationStatusCode = "CPCClassificationStatusCode"
    case st96CPCClassificationValueCode = "CPCClassificationValueCode"
    case st96CPCCombinationRank = "CPCCombinationRank"
    case st96CPCCombinationSet = "CPCCombinationSet"
    case st96CPCGroupNumber = "CPCGroupNumber"
    case st96CPCRankNumber = "CPCRankNumber"
    case st96CPCSection = "CPCSection"
    case st96CustomerNumber = "CustomerNumber"
    case st96DatabaseHits = "DatabaseHits"
    case st96Date = "Date"
    case st96DefinitionDescription = "DefinitionDescription"
    case st96DefinitionList = "DefinitionList"
    case st96DefinitionTerm = "DefinitionTerm"
    case st96Description = "Description"
    case st96DesignatedCountryCode = "DesignatedCountryCode"
    case st96DesignationCategory = "DesignationCategory"
    case st96Disclosure = "Disclosure"
    case st96Division = "Division"
    case st96DocNumber = "DocNumber"
    case st96DocumentContentCategory = "DocumentContentCategory"
    case st96DocumentFormatCategory = "DocumentFormatCategory"
    case st96DocumentHits = "DocumentHits"
    case st96DocumentID = "DocumentID"
    case st96DocumentName = "DocumentName"
    case st96DocumentNumber = "DocumentNumber"
    case st96DocumentsRelation = "DocumentsRelation"
    case st96DrawingDescription = "DrawingDescription"
    case st96DrawingsDescription = "DrawingsDescription"
    case st96DrawingSheetTotalQuantity = "DrawingSheetTotalQuantity"
    case st96Drawings = "Drawings"
    case st96Edition = "Edition"
    case st96EmbodimentDescription = "EmbodimentDescription"
    case st96EmbodimentExample = "EmbodimentExample"
    case st96EntityName = "EntityName"
    case st96Entry = "Entry"
    case st96ExaminationRequestDate = "ExaminationRequestDate"
    case st96ExaminerBag = "ExaminerBag"
    case st96ExemplaryClaimBag = "ExemplaryClaimBag"
    case st96ExternalDocumentBag = "ExternalDocumentBag"
    case st96ExternalDocument = "ExternalDocument"
    case st96FamilyIdentifier = "FamilyIdentifier"
    case st96FigureBag = "FigureBag"
    case st96FigureNumber = "FigureNumber"
    case st96FigureReference = "FigureReference"
    case st96Figure = "Figure"
    case st96FigureTotalQuantity = "FigureTotalQuantity"
    case st96FileName = "FileName"
    case st96FilingDate = "FilingDate"
    case st96FilingForm = "FilingForm"
    case st96FirstName = "FirstName"
    case st96F = "F"
    case st96FtermInformationBag = "FtermInformationBag"
    case st96FtermInformation = "FtermInformation"
    case st96FurtherClassification = "FurtherClassification"
    case st96FurtherCPC = "FurtherCPC"
    case st96FurtherNationalClassification = "FurtherNationalClassification"
    case st96GazetteNumber = "GazetteNumber"
    case st96GazetteReference = "GazetteReference"
    case st96GeneratingOfficeCode = "GeneratingOfficeCode"
    case st96GeneratingOffice = "GeneratingOffice"
    case st96GrantDate = "GrantDate"
    case st96Heading = "Heading"
    case st96HeightMeasure = "HeightMeasure"
    case st96HitCount = "HitCount"
    case st96H = "H"
    case st96ImageFormatCategory = "ImageFormatCategory"
    case st96Image = "Image"
    case st96IndustrialApplicability = "IndustrialApplicability"
    case st96InlineFormula = "InlineFormula"
    case st96InternationalFilingData = "InternationalFilingData"
    case st96InternationalPatentPublicationBibliographicData = "InternationalPatentPublicationBibliographicData"
    case st96InternationalPatentPublicationPartyBag = "InternationalPatentPublicationPartyBag"
    case st96InternationalPatentPublication = "InternationalPatentPublication"
    case st96InternationalPublishingData = "InternationalPublishingData"
    case st96InternationalSearchReport = "InternationalSearchReport"
    case st96InventionMode = "InventionMode"
    case st96InventionSubjectMatterCategory = "InventionSubjectMatterCategory"
    case st96InventionSummary = "InventionSummary"
    case st96InventionTitleBag = "InventionTitleBag"
    case st96InventionTitle = "InventionTitle"
    case st96InventorBag = "InventorBag"
    case st96InventorDetails = "InventorDetails"
    case st96Inventor = "Inventor"
    case st96IPCClassification = "IPCClassification"
    case st96IPCClassificationStatusCode = "IPCClassificationStatusCode"
    case st96IPCClassificationValueCode = "IPCClassificationValueCode"
    case st96IPCRClassificationBag = "IPCRClassificationBag"
    case st96IPCRClassification = "IPCRClassification"
    case st96IPCVersionDate = "IPCVersionDate"
    case st96IPOASISTable = "IPOASISTable"
    case st96IPOfficeCode = "IPOfficeCode"
    case st96I = "I"
    case st96Kind = "Kind"
    case st96LastName = "LastName"
    case st96ListItem = "ListItem"
    case st96List = "List"
    case st96MainClassification = "MainClassification"
    case st96MainClass = "MainClass"
    case st96MainCPC = "MainCPC"
    case st96MainGroup = "MainGroup"
    case st96MainNationalClassification = "MainNationalClassification"
    case st96Maths = "Maths"
    case st96Math = "Math"
    case st96Name = "Name"
    case st96NameSuffix = "NameSuffix"
    case st96NationalClassification = "NationalClassification"
    case st96NationalClass = "NationalClass"
    case st96NationalDesignation = "NationalDesignation"
    case st96NationalStageFilingDate = "NationalStageFilingDate"
    case st96NationalSubclass = "NationalSubclass"
    case st96NonPatentLiteratureCitation = "NonPatentLiteratureCitation"
    case st96NPLCitationBag = "NPLCitationBag"
    case st96NPLCitation = "NPLCitation"
    case st96NPLCitationText = "NPLCitationText"
    case st96OASISTable = "OASISTable"
    case st96OrderedList = "OrderedList"
    case st96OrganizationCode = "OrganizationCode"
    case st96OrganizationName = "OrganizationName"
    case st96OriginalLanguageIndicator = "OriginalLanguageIndicator"
    case st96O = "O"
    case st96PageImage = "PageImage"
    case st96Paragraphs = "Paragraphs"
    case st96ParentDocument = "ParentDocument"
    case st96ParentDocumentStatusCode = "ParentDocumentStatusCode"
    case st96Parties = "Parties"
    case st96PartyBag = "PartyBag"
    case st96PartyIdentifier = "PartyIdentifier"
    case st96PatentCitationBag = "PatentCitationBag"
    case st96PatentCitation = "PatentCitation"
    case st96PatentCitationText = "PatentCitationText"
    case st96PatentClassificationBag = "PatentClassificationBag"
    case st96PatentClassificationDataSourceCode = "PatentClassificationDataSourceCode"
    case st96PatentClassificationLevelCode = "PatentClassificationLevelCode"
    case st96PatentClassificationText = "PatentClassificationText"
    case st96PatentDocumentAndRelated = "PatentDocumentAndRelated"
    case st96PatentDocumentDate = "PatentDocumentDate"
    case st96PatentDocumentIdentification = "PatentDocumentIdentification"
    case st96PatentDocumentKindCode = "PatentDocumentKindCode"
    case st96PatentFamilyIdentifier = "PatentFamilyIdentifier"
    case st96PatentGrantIdentification = "PatentGrantIdentification"
    case st96PatentHitListRecord = "PatentHitListRecord"
    case st96PatentHitList = "PatentHitList"
    case st96PatentNumber = "PatentNumber"
    case st96PatentPublicationIdentification = "PatentPublicationIdentification"
    case st96PatentPublication = "PatentPublication"
    case st96PCTDocumentParent = "PCTDocumentParent"
    case st96PersonFullName = "PersonFullName"
    case st96PersonName = "PersonName"
    case st96PersonStructuredName = "PersonStructuredName"
    case st96PlainLanguageDesignationText = "PlainLanguageDesignationText"
    case st96PostalAddressBag = "PostalAddressBag"
    case st96PostalAddress = "PostalAddress"
    case st96PostalAddressText = "PostalAddressText"
    case st96PostalStructuredAddress = "PostalStructuredAddress"
    case st96PostBox = "PostBox"
    case st96PostCode = "PostCode"
    case st96Pre = "Pre"
    case st96PrimaryClass = "PrimaryClass"
    case st96PrimaryExaminer = "PrimaryExaminer"
    case st96PriorityClaimBag = "PriorityClaimBag"
    case st96PriorityClaim = "PriorityClaim"
    case st96PriorityDetails = "PriorityDetails"
    case st96Priority = "Priority"
    case st96Province = "Province"
    case st96P = "P"
    case st96PublicationContact = "PublicationContact"
    case st96PublicationDate = "PublicationDate"
    case st96PublicationNumber = "PublicationNumber"
    case st96PublicationReference = "PublicationReference"
    case st96PublicAvailabilityDate = "PublicAvailabilityDate"
    case st96PublicOrderMoralityBag = "PublicOrderMoralityBag"
    case st96PublishFigure = "PublishFigure"
    case st96ReferenceCitationBag = "ReferenceCitationBag"
    case st96ReferenceCitation = "ReferenceCitation"
    case st96ReferenceSignBag = "ReferenceSignBag"
    case st96RegisteredPatentPublicationBibliographicData = "RegisteredPatentPublicationBibliographicData"
    case st96RegisteredPatentPublicationPartyBag = "RegisteredPatentPublicationPartyBag"
    case st96RegisteredPatentPublication = "RegisteredPatentPublication"
    case st96RegisteredPractitionerBag = "RegisteredPractitionerBag"
    case st96RegisteredPractitionerCategory = "RegisteredPractitionerCategory"
    case st96RegisteredPractitionerRegistrationNumber = "RegisteredPractitionerRegistrationNumber"
    case st96RegisteredPractitioner = "RegisteredPractitioner"
    case st96RegisteredUtilityModelPublicationBibliographicData = "RegisteredUtilityModelPublicationBibliographicData"
    case st96RegisteredUtilityModelPublicationPartyBag = "RegisteredUtilityModelPublicationPartyBag"
    case st96RegisteredUtilityModelPublication = "RegisteredUtilityModelPublication"
    case st96RegistrationDate = "RegistrationDate"
    case st96RelatedDocumentBag = "RelatedDocumentBag"
    case st96RelatedDocuments = "RelatedDocuments"
    case st96RelatedPublication = "RelatedPublication"
    case st96RelevantClaims = "RelevantClaims"
    case st96RequestExaminationIndicator = "RequestExaminationIndicator"
    case st96RequestPreliminaryExaminationIndicator = "RequestPreliminaryExaminationIndicator"
    case st96RequestRegistrabilityReportIndicator = "RequestRegistrabilityReportIndicator"
    case st96Row = "Row"
    case st96SearchField = "SearchField"
    case st96SearchFieldText = "SearchFieldText"
    case st96SearchReportBag = "SearchReportBag"
    case st96SearchReportCitationBag = "SearchReportCitationBag"
    case st96SearchReport = "SearchReport"
    case st96Section = "Section"
    case st96SmallCapital = "SmallCapital"
    case st96ST26SequenceListing = "ST26SequenceListing"
    case st96StateDesignation = "StateDesignation"
    case st96Street = "Street"
    case st96Subclass = "Subclass"
    case st96Subgroup = "Subgroup"
    case st96Subscript = "Subscript"
    case st96Sub = "Sub"
    case st96Superscript = "Superscript"
    case st96Sup = "Sup"
    case st96SymbolPositionCode = "SymbolPositionCode"
    case st96TableBody = "TableBody"
    case st96TableDetails = "TableDetails"
    case st96TableExternalDocument = "TableExternalDocument"
    case st96TableGroup = "TableGroup"
    case st96TableHead = "TableHead"
    case st96Table = "Table"
    case st96TechnicalField = "TechnicalField"
    case st96TechnicalProblem = "TechnicalProblem"
    case st96TechnicalSolution = "TechnicalSolution"
    case st96Text = "Text"
    case st96ThemeCodeInformationBag = "ThemeCodeInformationBag"
    case st96ThemeCodeInformation = "ThemeCodeInformation"
    case st96Title = "Title"
    case st96UnapprovedUseTrademarkBag = "UnapprovedUseTrademarkBag"
    case st96UnapprovedUseTrademark = "UnapprovedUseTrademark"
    case st96UnexaminedPatentPublicationBibliographicData = "UnexaminedPatentPublicationBibliographicData"
    case st96UnexaminedPatentPublicationPartyBag = "UnexaminedPatentPublicationPartyBag"
    case st96UnexaminedPatentPublication = "UnexaminedPatentPublication"
    case st96UnorderedList = "UnorderedList"
    case st96U = "U"
    case st96UtilityModelPublicationIdentification = "UtilityModelPublicationIdentification"
    case st96Version
    case st96WidthMeasure = "WidthMeasure"
    case st96WIPOST3Code = "WIPOST3Code"
    case st96WrittenAmendmentBag = "WrittenAmendmentBag"
    case st96WrittenAmendmentCategory = "WrittenAmendmentCategory"
    case st96WrittenAmendment = "WrittenAmendment"
    case standardization
    case startPage = "start-page"
    case state
    case statusCode = "status-code"
    case status
    case stepDateType = "step-date-type"
    case stepTextType = "step-text-type"
    case street
    case str
    case style
    case sub2
    case subclass
    case subdocAbstract = "subdoc-abstract"
    case subdocBibliographicInformation = "subdoc-bibliographic-information"
    case subdocClaims = "subdoc-claims"
    case subdocDescription = "subdoc-description"
    case subdocDrawings = "subdoc-drawings"
    case subgroup
    case `subscript`
    case substitution
    case sub
    case subSup = "sub-sup"
    case suffix
    case summaryOfInvention = "summary-of-invention"
    case sup2
    case superscript
    case sup
    case symbolPosition = "symbol-position"
    case syntax
    case system
    case tableCwu = "table-cwu"
    case tableExternalDoc = "table-external-doc"
    case tableNumber
    case tables
    case table
    case tabstyle
    case target
    case tbody
    case td
    case technicalData = "technical-data"
    case technicalField = "technical-field"
    case technicalInformation = "technical-information"
    case techProblem = "tech-problem"
    case techSolution = "tech-solution"
    case termOfGrant = "term-of-grant"
    case text
    case tfoot
    case tgroup
    case thead
    case themeCodeInfo = "theme-code-info"
    case themeCode = "theme-code"
    case th
    case timeLimit = "time-limit"
    case timeLimitUnit = "time-limit-unit"
    case tis
    case ti
    case titleOfInvention = "title-of-invention"
    case title
    case totalPages = "total-pages"
    case totalResultCount = "total-result-count"
    case translationSubmissionDate = "translation-submission-date"
    case tr
    case trueOrFalse = "true-or-false"
    case tsize
    case txts
    case txt
    case tx
    case type
    case typ
    case ucid
    case uclaimText = "uclaim-text"
    case ul
    case unexaminedNotPrintedWithoutGrant = "unexamined-not-printed-without-grant"
    case url
    case us371c124Date = "us-371c124-date"
    case us371c12Date = "us-371c12-date"
    case usApplicants = "us-applicants"
    case usApplicant = "us-applicant"
    case usApplicationSeriesCode = "us-application-series-code"
    case usArtUnit = "us-art-unit"
    case usBibliographicDataApplication = "us-bibliographic-data-application"
    case usBibliographicDataGrant = "us-bibliographic-data-grant"
    case usBotanic = "us-botanic"
    case usChemistry = "us-chemistry"
    case usCitation = "us-citation"
    case usClaimStatement = "us-claim-statement"
    case usDeceasedInventor = "us-deceased-inventor"
    case usExemplaryClaim = "us-exemplary-claim"
    case usFieldOfClassificationSearch = "us-field-of-classification-search"
    case usMath = "us-math"
    case usMegatableDoc = "us-megatable-doc"
    case usOriginalPublicationVoluntary = "us-original-publication-voluntary"
    case usParties = "us-parties"
    case usPatentApplication = "us-patent-application"
    case usPatentGrant = "us-patent-grant"
    case uspc
    case usProvisionalApplicationStatus = "us-provisional-application-status"
    case usProvisionalApplication = "us-provisional-application"
    case usPublicationFilingType = "us-publication-filing-type"
    case usReferencesCited = "us-references-cited"
    case usRelatedDocuments = "us-related-documents"
    case usSequenceListDoc = "us-sequence-list-doc"
    case usSeriesCode = "us-series-code"
    case usSirFlag = "us-sir-flag"
    case usTermExtension = "us-term-extension"
    case usTermOfGrant = "us-term-of-grant"
    case uStyle
    case u
    case valign
    case value
    case variety
    case vid
    case wayOfAmendment = "way-of-amendment"
    case width
    case wi
    case woBibliographicData = "wo-bibliographic-data"
    case woInternationalApplication = "wo-international-application"
    case woInternationalFilingData = "wo-international-filing-data"
    case woOcrPublishedApplication = "wo-ocr-published-application"
    case woPatentDocument = "wo-patent-document"
    case woPublishedApplication = "wo-published-application"
    case worldPatentData = "world-patent-data"
    case woSearchReport = "wo-search-report"
    case writtenAmendmentGroup = "written-amendment-group"
    case writtenAmendment = "written-amendment"
    case xsdVersion
    case year
}
