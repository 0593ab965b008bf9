/// The page's style: light or dark as the reader's system is, one column on a phone and two on a desk.
///
/// It has neither `<` nor `&`, so that the page is well-formed XML; and no url(), so that nothing is fetched.
enum StyleSheet {
    static let text: StaticString = """

        :root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#545d68;--rule:#d0d7de;--grid:#e4e8ec;--zero:#8c959f;
        --box:#f5f7f9;--link:#0b57a4;--mark:#ffe08a;--severe:#b3261e;--notable:#8a5a00;--fine:#1a6e3c;--plain:#545d68;
        --c0:#0072b2;--c1:#d55e00;--c2:#00855f;--c3:#a8508a;--c4:#a67400;--c5:#2f86b8;--c6:#6b5fb5;--c7:#5c5c5c}
        @media (prefers-color-scheme:dark){:root{--page:#14171b;--ink:#e6e9ec;--soft:#a5aeb8;--rule:#3b434c;--grid:#272d34;
        --zero:#6b7681;--box:#1c2127;--link:#7db8f2;--mark:#6b5200;--severe:#ff8a80;--notable:#e9b84a;--fine:#6fd08f;--plain:#a5aeb8;
        --c0:#5fb0ea;--c1:#f58a45;--c2:#35c49a;--c3:#e29ac8;--c4:#e3bf45;--c5:#9ad4f5;--c6:#b3a8f0;--c7:#b5b5b5}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
        body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:64rem;background:var(--page);color:var(--ink);
        font:1rem/1.5 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem;text-wrap:balance}
        h2{font-size:1.35rem;line-height:1.25;margin:0 0 .75rem}
        h3{font-size:1rem;line-height:1.35;margin:0 0 .4rem}
        p{margin:0 0 .6rem}
        a{color:var(--link)}
        code{font:.85em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--box);
        border:1px solid var(--rule);border-radius:.25rem;padding:.05rem .3rem}
        .kind{color:var(--soft);margin:0;font-size:.9rem}
        .prose{max-width:44rem}
        .verdict{border-left:.3rem solid var(--plain);background:var(--box);padding:.9rem 1.1rem;margin:0 0 1.5rem;font-size:1.1rem;
        border-radius:0 .4rem .4rem 0}
        .verdict p{max-width:48rem}
        .verdict p:last-child,.finding p:last-child{margin-bottom:0}
        .severe{--tone:var(--severe)}.notable{--tone:var(--notable)}.fine{--tone:var(--fine)}.plain{--tone:var(--plain)}
        .verdict{border-color:var(--tone)}
        .findings{margin:0 0 1.5rem}
        .findings ol{list-style:none;padding:0;margin:0 0 .75rem;display:grid;gap:.75rem;
        grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))}
        .finding{border:1px solid var(--rule);border-top:.2rem solid var(--tone);border-radius:.4rem;padding:.8rem .9rem;min-width:0}
        .badge{display:block;color:var(--tone);font-size:.8rem;font-weight:600;letter-spacing:.02em}
        .measure{color:var(--soft);font-size:.85rem}
        .ids{line-height:1.8;font-size:.9rem}
        .ids code{display:inline-block;line-height:1.35;max-width:100%}
        summary{cursor:pointer;color:var(--link);margin:0 0 .5rem}
        nav{border:1px solid var(--rule);border-radius:.4rem;padding:.8rem 1rem;margin:0 0 2rem}
        nav h2{font-size:1rem;margin:0 0 .3rem}
        nav ol{margin:0;padding:0 0 0 1.3rem;columns:16rem;column-gap:2rem}
        nav li{break-inside:avoid;padding:.1rem 0}
        main section{border-top:1px solid var(--rule);padding:1.5rem 0 1rem}
        .items{display:grid;gap:1.75rem 2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));align-items:start}
        .items .wide,.items .item:only-child{grid-column:1/-1}
        figure{margin:0;min-width:0}
        .plot{display:block;width:100%;height:auto;max-width:38rem}
        .plot text{font-size:12.5px;fill:var(--ink)}
        .plot .tick,.plot .label{fill:var(--soft)}
        .plot .figure{font-variant-numeric:tabular-nums}
        .plot .strong{font-weight:600}
        .plot .name,.plot .figure,.plot .strong{paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
        .middle{text-anchor:middle}.end{text-anchor:end}
        .plot text,code,.text,td,th{unicode-bidi:isolate}
        .grid{stroke:var(--grid)}.zero{stroke:var(--zero)}.axis{stroke:var(--zero)}
        .marker{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 3}
        .whisker{stroke:var(--ink);stroke-width:1.2}
        .s0{--tone:var(--c0)}.s1{--tone:var(--c1)}.s2{--tone:var(--c2)}.s3{--tone:var(--c3)}.s4{--tone:var(--c4)}
        .s5{--tone:var(--c5)}.s6{--tone:var(--c6)}.s7{--tone:var(--c7)}
        .bar{fill:var(--tone)}
        @media (prefers-color-scheme:dark){.bar{fill-opacity:.75}}
        .area{fill:var(--tone);fill-opacity:.2}
        .curve{fill:none;stroke:var(--tone);stroke-width:1.8;stroke-linejoin:round}
        .curve.s1{stroke-dasharray:7 3}.curve.s2{stroke-dasharray:2 3}.curve.s3{stroke-dasharray:9 3 2 3}
        .curve.s5{stroke-dasharray:7 3}.curve.s6{stroke-dasharray:2 3}.curve.s7{stroke-dasharray:9 3 2 3}
        .mark{fill:var(--tone)}
        .dot{fill-opacity:.65;stroke:var(--page);stroke-width:.4}
        .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0 0 .3rem;padding:0;font-size:.9rem}
        .key{width:1.4rem;height:.8rem;margin-right:.4rem;vertical-align:-.05rem}
        .note{color:var(--soft);font-size:.85rem;margin:.35rem 0 0;max-width:44rem}
        .scroll{overflow-x:auto;max-width:100%;border:1px solid var(--rule);border-radius:.4rem}
        .scroll:focus-visible{outline:2px solid var(--link)}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-top:1px solid var(--grid);min-width:3rem;max-width:26rem;
        overflow-wrap:break-word}
        thead th,thead td{border-top:0;background:var(--box);font-weight:600;vertical-align:bottom}
        tbody th{font-weight:500;min-width:8rem}
        td.long{min-width:13rem}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .pair{border:1px solid var(--rule);border-radius:.4rem;margin:0 0 1rem;padding:.8rem .9rem}
        .similarity{font-weight:600;font-size:.92rem}
        .sides{display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
        .side{min-width:0}
        .id{margin:0 0 .3rem}
        .text{font-size:.92rem;white-space:pre-line;margin:0}
        .gap{color:var(--soft);font-style:italic}
        mark{background:var(--mark);color:inherit;border-radius:.15rem;padding:0 .05rem}
        footer{color:var(--soft);font-size:.85rem;border-top:1px solid var(--rule);padding-top:1rem}
        @media print{body{max-width:none;padding:0}.item,.finding,.pair{break-inside:avoid}}

        """
}
