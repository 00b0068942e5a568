// How the pages look. The colours are variables, which an editor sets from its theme and a page of its own from the system's.

/** The rules that both pages share. */
export const STYLE = `
* { box-sizing: border-box; }
body { background: var(--ground); color: var(--text); font: 13px/1.5 var(--font); margin: 0; padding: 12px 16px; }
h1 { font-size: 1.5em; margin: 0 0 4px; } h2 { font-size: 1.2em; margin: 20px 0 6px; } p { margin: 4px 0; max-width: 80em; }
a { color: var(--link); }
small { color: var(--dim); font-size: 1em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--rule); height: 24px; line-height: 22px; padding: 0 10px; text-align: left; white-space: nowrap; }
thead th { background: var(--ground); font-weight: 600; }
tbody th { font-weight: 400; }
.mark.n, .mark.u { color: var(--dim); }
.mark.y, .mark.e { color: var(--yes); font-weight: 600; }
.mark.shared, .mark.e { color: var(--shared); text-decoration: underline; text-decoration-style: dotted; text-underline-offset: 3px; }
svg.space { display: block; max-width: 100%; height: auto; }
svg.space text { fill: var(--text); font: 11px var(--font); }
svg.space .letter { fill: var(--ground); font-weight: 700; }
svg.space rect { stroke: var(--rule); fill: none; }
svg.space .owned { fill: var(--yes); }
svg.space .extra { fill: url(#extra); stroke: var(--shared); }
svg.space pattern .ground { fill: var(--shared); stroke: none; } svg.space pattern .line { stroke: var(--ground); stroke-width: 1; }
svg.space .nobody { fill: var(--dim); }
`;
