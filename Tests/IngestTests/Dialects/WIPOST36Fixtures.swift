/// Made-up publications in WIPO ST.36, written for these tests: every element that the reader speaks of stands in one of them.
enum WIPOST36Fixtures {
    /// A PCT publication with its search report, in two languages.
    static let published = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE wo-published-application SYSTEM "wo-published-application.dtd">
        <wo-published-application id="WO2031000007A1" lang="en" country="WO" doc-number="2031000007" kind="A1"
            date-publ="20310102" date-produced="20301220">
        <bibliographic-data id="bibl" country="WO" lang="en">
        <publication-reference><document-id><country>WO</country><doc-number>2031/000007</doc-number><kind>A1</kind><date>20310102</date></document-id></publication-reference>
        <classification-ipc id="ipc7"><edition>7</edition><main-classification>A45B 3/00</main-classification><further-classification>A45B 3/04</further-classification></classification-ipc>
        <classifications-ipcr>
        <classification-ipcr sequence="1"><ipc-version-indicator><date>20060101</date></ipc-version-indicator><classification-level>A</classification-level><section>A</section><class>45</class><subclass>B</subclass><main-group>3</main-group><subgroup>02</subgroup><symbol-position>F</symbol-position><classification-value>I</classification-value></classification-ipcr>
        <classification-ipcr sequence="2"><text>A61H   3/04        20060101ALN20300615BHEP</text></classification-ipcr>
        <classification-ipcr sequence="3"><text>B62B 5/00 (2006.01)</text></classification-ipcr>
        <classification-ipcr sequence="4"><text>A61K 9/48 2006.01</text></classification-ipcr>
        </classifications-ipcr>
        <classifications-cpc><main-cpc><classification-cpc><cpc-version-indicator><date>20130101</date></cpc-version-indicator><section>A</section><class>45</class><subclass>B</subclass><main-group>3</main-group><subgroup>02</subgroup><symbol-position>F</symbol-position><classification-value>I</classification-value></classification-cpc></main-cpc>
        <further-cpc><classification-cpc><cpc-version-indicator><date>20130101</date></cpc-version-indicator><section>A</section><class>61</class><subclass>H</subclass><main-group>2003</main-group><subgroup>001</subgroup><symbol-position>L</symbol-position><classification-value>A</classification-value></classification-cpc></further-cpc></classifications-cpc>
        <patent-classifications><patent-classification><classification-scheme office="EP" scheme="CPCI"><date>20130101</date></classification-scheme><classification-symbol>A61H   3/0288      </classification-symbol><symbol-position>L</symbol-position><classification-value>I</classification-value></patent-classification>
        <patent-classification><classification-scheme office="XX" scheme="HOUSE"/><classification-symbol>Q1</classification-symbol></patent-classification></patent-classifications>
        <classification-national><country>US</country><main-classification>135 65</main-classification><further-classification>135 72</further-classification></classification-national>
        <classification-locarno><edition>13</edition><main-classification>0303</main-classification></classification-locarno>
        <application-reference appl-type="international"><document-id><country>SE</country><doc-number>SE2030/050001</doc-number><date>20300630</date></document-id></application-reference>
        <language-of-filing>sv</language-of-filing><language-of-publication>en</language-of-publication>
        <priority-claims>
        <priority-claim sequence="1" kind="national"><country>SE</country><doc-number>2950011-3</doc-number><date>20290702</date></priority-claim>
        <priority-claim sequence="2" kind="regional"><country/><doc-number>29180001.4</doc-number><date>20290703</date><office-of-filing><region><country>EP</country></region></office-of-filing></priority-claim>
        <priority-claim sequence="3" kind="international"><country>PCT</country><doc-number>PCT/SE2029/050900</doc-number><date>20290801</date></priority-claim>
        </priority-claims>
        <parties>
        <applicants>
        <applicant sequence="1" app-type="applicant" designation="all-except-us"><addressbook><orgname>Gångstöd AB</orgname><address><city>Umeå</city><country>SE</country></address></addressbook><nationality><country>SE</country></nationality><residence><country>SE</country></residence></applicant>
        <applicant sequence="2" app-type="applicant-inventor" designation="us-only"><addressbook><last-name>Ek</last-name><first-name>Maja</first-name><middle-name>L.</middle-name></addressbook><residence><country>NO</country></residence></applicant>
        </applicants>
        <inventors><inventor sequence="1"><addressbook><name>LIND, Per</name><address><country>FI</country></address></addressbook></inventor>
        <deceased-inventor sequence="2"><last-name>Holm</last-name><first-name>Ida</first-name></deceased-inventor></inventors>
        <agents><agent sequence="1" rep-type="agent"><addressbook><orgname>Ombud KB</orgname></addressbook></agent></agents>
        </parties>
        <invention-title lang="en">Walking stick with H<sub>2</sub>O level</invention-title>
        <invention-title lang="fr">Canne avec niveau d'eau</invention-title>
        <references-cited><citation cited-phase="search" id="c1"><patcit dnum="US9999901B2"><document-id><country>US</country><doc-number>9999901</doc-number><kind>B2</kind><date>20180619</date></document-id></patcit><category>A</category></citation>
        <text>See also the register.</text></references-cited>
        </bibliographic-data>
        <abstract id="abst" lang="en"><p id="pa1" num="0000">A stick (1) with a level (2).<img id="ia" file="a.tif" he="10" wi="10" img-content="drawing" img-format="tif"/></p></abstract>
        <abstract id="abst-fr" lang="fr"><p>Une canne (1) avec un niveau (2).</p></abstract>
        <description id="desc" lang="en">
        <invention-title lang="en">Walking stick</invention-title>
        <cross-reference-to-related-applications><p>This continues another.</p></cross-reference-to-related-applications>
        <technical-field><heading id="h1">Technical field</heading><p id="p1" num="0001">Sticks, 10<sup>-3</sup> m wide.</p></technical-field>
        <background-art><heading>Background</heading><p>See <patcit id="pc1"><document-id><country>EP</country><doc-number>9000001</doc-number><kind>A1</kind></document-id></patcit>, and <nplcit><text>Staff, Canes, 2001</text></nplcit>.</p></background-art>
        <disclosure><heading>Disclosure</heading><tech-problem><heading>Problem</heading><p>Sticks lean.</p></tech-problem><tech-solution><p>A level.</p></tech-solution><advantageous-effects><p>Upright.</p></advantageous-effects></disclosure>
        <summary-of-invention><p>In short.</p></summary-of-invention>
        <description-of-drawings><p><figref idref="f1">Fig. 1</figref> shows it.</p></description-of-drawings>
        <best-mode><heading>Best mode</heading><p>It works as <maths num="1"><math><mfrac><mi>a</mi><mi>b</mi></mfrac></math></maths> says.<ul><li>one</li><li>two</li></ul></p>
        <p><tables><table><title>Table 1</title><tgroup cols="2"><thead><row><entry>Part</entry><entry>mm</entry></row></thead><tbody><row><entry>Tip</entry><entry>4</entry></row></tbody></tgroup></table></tables></p>
        <p>Resin:<chemistry num="1"><img file="c.tif" he="9" wi="9" img-content="chemistry" img-format="tif"/></chemistry> is used; <maths num="2"><img file="m.tif" he="9" wi="9" img-content="math" img-format="tif"/></maths> holds; yeast <bio-deposit num="1"><depositary>NCIMB</depositary><bio-accno>4711</bio-accno><date>20290101</date></bio-deposit> lives.</p></best-mode>
        <mode-for-invention><p>Another mode.</p></mode-for-invention>
        <description-of-embodiments><embodiments-example ex-num="1"><heading>Example 1</heading><p>First.</p></embodiments-example></description-of-embodiments>
        <industrial-applicability><p>Shops.</p></industrial-applicability>
        <reference-signs-list><p>1 stick</p></reference-signs-list>
        <reference-to-deposited-biological-material><p>Deposit 4711.</p></reference-to-deposited-biological-material>
        <sequence-list-text><p>SEQ ID 1.</p></sequence-list-text>
        <citation-list><heading>Citation list</heading><patent-literature><p>EP 9000001 A1</p></patent-literature><non-patent-literature><p>Staff 2001</p></non-patent-literature></citation-list>
        <heading>Epilogue</heading><p>Loose ends.</p>
        </description>
        <claims id="claims-en" lang="en">
        <claim id="ca" num="0001"><claim-text>A stick, comprising: <claim-text>a shaft, and</claim-text> <claim-text>a level.</claim-text></claim-text></claim>
        <claim id="cb" num="0002"><claim-text>A stick as in <claim-ref idref="ca">claim 1</claim-ref>.</claim-text></claim>
        <claim id="cc" num="0003-0004"><claim-text>A stick as in <claim-ref idref="ca">claim 1</claim-ref> or <claim-ref idref="cb">2</claim-ref>.</claim-text></claim>
        </claims>
        <claims id="claims-fr" lang="fr"><claim id="fa" num="0001"><claim-text>Une canne.</claim-text></claim></claims>
        <amended-claims lang="en"><claim id="aa" num="0001"><claim-text>A stick with a round level.</claim-text></claim><claim id="ab" num="0002"><claim-text>The stick of <claim-ref idref="aa">claim 1</claim-ref>.</claim-text></claim></amended-claims>
        <amended-claims-statement lang="en"><p>Claim 1 is narrower.</p></amended-claims-statement>
        <drawings id="draw"><figure id="f1" num="0001"><img id="i1" file="f.tif" he="9" wi="9" img-content="drawing" img-format="tif"/></figure></drawings>
        <wo-search-report id="srep" lang="en" srep-type="isr" srep-office="EP"><srep-for-pub>
        <srep-fields-searched><minimum-documentation><classification-ipc><edition>8</edition><main-classification>A45B</main-classification></classification-ipc></minimum-documentation></srep-fields-searched>
        <srep-citations>
        <citation id="s1"><patcit dnum="DE102009000017A1"><document-id><country>DE</country><doc-number>102009000017</doc-number><kind>A1</kind><name>STOCK GMBH</name><date>20100701</date></document-id><rel-passage><passage>page 3</passage></rel-passage></patcit><rel-passage><passage>claims 1-3</passage></rel-passage><category>X</category><rel-claims>1</rel-claims><category>Y</category><rel-claims>2,3</rel-claims><corresponding-docs><document-id><country>US</country><doc-number>1</doc-number></document-id></corresponding-docs></citation>
        <citation id="s2" srep-phase="supplementary"><patcit dnum="JP2003012345A"/><category>A</category></citation>
        <citation id="s3"><patcit><text>a prior right not yet published</text></patcit><category>E</category></citation>
        <citation id="s4"><nplcit npl-type="s"><article><author><name>WOOD A.</name></author><author><last-name>Reed</last-name><first-name>Bo</first-name></author><atl>On leaning</atl><serial><sertitle>Journal of Sticks</sertitle><imprint><name>Cane Press</name><address>London</address><pubdate>20010300</pubdate></imprint><vid>12</vid><ino>3</ino><issn>1234-5678</issn></serial><absno>77</absno><location><pp><ppf>45</ppf><ppl>53</ppl></pp><column>2</column><para>7</para><line>1</line><chapter>4</chapter></location></article></nplcit><category>Y</category></citation>
        <citation id="s5"><nplcit npl-type="b"><book><author><addressbook><last-name>Oak</last-name></addressbook></author><book-title>The cane</book-title><subtitle>A history</subtitle><edition>2nd edition</edition><imprint><text>Umeå: Eget, 1999</text></imprint><series>Aids, 4</series><isbn>978-0-00-000000-2</isbn></book></nplcit></citation>
        <citation id="s6"><nplcit npl-type="e"><online><author><name>NET C.</name></author><online-title>Sticks online</online-title><hosttitle>Stick host</hosttitle><pubdate><sdate>20050101</sdate><edate>20050105</edate></pubdate><avail>http://example.org/sticks</avail><doi>10.1000/1</doi></online></nplcit><category>X</category><category>P</category></citation>
        <citation id="s7"><nplcit><book><author><name>HOST D.</name></author><conference><conftitle>Stick days</conftitle><confno>9</confno><confplace>Oslo</confplace><confdate><sdate>20020202</sdate></confdate></conference><location><text>poster 5</text></location></book></nplcit></citation>
        <citation id="s8"><nplcit><othercit>A <i>cane</i> shown at a fair</othercit></nplcit><category>L</category></citation>
        </srep-citations></srep-for-pub></wo-search-report>
        <sequence-list id="sl"/>
        </wo-published-application>
        """

    /// As PATENTSCOPE packs them: `wo-` elements, text as page images but for the abstract.
    static let pages = """
        <wo-patent-document date-produced="20310301"><wo-bibliographic-data><publication-reference><document-id><country>WO</country><doc-number>WO/2031/044310</doc-number><kind>A2</kind><date>20310306</date></document-id></publication-reference>
        <application-reference appl-type="international"><document-id><country>PCT</country><doc-number>AT2030/060321</doc-number><date>20300801</date></document-id></application-reference>
        <language-of-publication>de</language-of-publication>
        <wo-priority-info><priority-claim sequence="1" kind="national"><country>DE</country><doc-number>102029000001.1</doc-number><date>20290901</date></priority-claim></wo-priority-info>
        <invention-title lang="de">Rollator</invention-title>
        <parties><applicants><applicant apptype="applicantinventor" sequence="1"><addressbook lang="de"><name>MUSTER, Eva</name><address><country>AT</country></address></addressbook></applicant></applicants></parties></wo-bibliographic-data>
        <abstract><abst-problem><p>Er kippt.</p></abst-problem><abst-solution><p>Er kippt nicht.</p></abst-solution></abstract>
        <description><doc-page id="d1" file="1.tif"/><doc-page id="d2" file="2.tif"/></description>
        <claims><doc-page id="d3" file="3.tif"/></claims>
        <search-report-data srep-type="isr"><doc-page id="d4" file="4.tif"/></search-report-data></wo-patent-document>
        """

    /// Text from a scanner, without bibliographic data.
    static let scanned = """
        <patent-document id="WO2011000009A1" file="x.xml" country="WO" docnumber="2011000009" kind="A1" date-published="20110106" lang="ES"><description id="desc" lang="es"><invention-title>Bastón</invention-title><p>BASTÓN
        La invención es <ref type="npl">un bastón</ref>.</p></description><claims lang="es"><claim num="1"><claim-text>1. Un bastón.</claim-text><claim-text>2. Otro bastón.</claim-text></claim></claims></patent-document>
        """

    static let alpha = """
        <record cy="WO" an="SE9900321" pn="WO009999020001231" dnum="0099990" kind="A1"><ipcs ed="7" mc="A45B00302"><ipc ic="A61H00304"/><ipc ic="C07K01435"/></ipcs><tis><ti xml:lang="EN">Stick</ti><ti xml:lang="FR">Canne</ti></tis><abs><ab xml:lang="EN">A stick.</ab></abs><cls><cl xml:lang="EN">1. A stick. 2. A better stick.</cl></cls><txts><txt xml:lang="EN">Sticks are old.</txt></txts></record>
        """
}
