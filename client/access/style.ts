// How the page in the view looks: the colours of the editor's theme. Green and brown are the page's own, since no colour of a theme is
// meant for text on its ground; with high contrast everything has the colour of text, and the words tell. In a narrow view names are cut
// off in front, where they are alike; in a low one the page scrolls as a whole.

export const EDITOR_STYLE = `
body { --font: var(--vscode-font-family); --ground: var(--vscode-editor-background); --text: var(--vscode-editor-foreground); --dim: var(--vscode-editor-foreground); --rule: var(--vscode-editorWidget-border, var(--vscode-contrastBorder, #80808080)); --link: var(--vscode-textLink-foreground); --yes: #0a6b2d; --shared: #8a4600; --focus: var(--vscode-focusBorder);
  font-size: var(--vscode-font-size); height: 100vh; padding: 8px 12px; display: flex; flex-direction: column; overflow: hidden; }
main { display: flex; flex-direction: column; flex: 1; min-height: 0; }
body.vscode-dark { --yes: #6fd08c; --shared: #f0b26b; }
body.vscode-high-contrast { --yes: var(--text); --shared: var(--text); --rule: var(--vscode-contrastBorder); }
h1 { font-size: 1.1em; }
ul { margin: 0 0 6px; padding-left: 18px; max-height: 9.75em; overflow: auto; overflow-wrap: anywhere; }
[role=tablist] { display: flex; gap: 4px; border-bottom: 1px solid var(--rule); }
[role=tab] { background: none; border: 0; border-bottom: 2px solid transparent; color: var(--text); font: inherit; padding: 4px 10px; cursor: pointer; }
[role=tab][aria-selected=true] { border-bottom-color: var(--focus); font-weight: 600; }
[role=tabpanel] { flex: 1; min-height: 0; display: flex; flex-direction: column; }
[role=tabpanel][hidden] { display: none; }
.tools { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; padding: 6px 0; }
.tools input[type=text] { background: var(--vscode-input-background); color: var(--vscode-input-foreground); border: 1px solid var(--vscode-input-border, var(--rule)); font: inherit; padding: 2px 6px; width: 18em; }
.grid { flex: 1; min-height: 120px; overflow: auto; border: 1px solid var(--rule); }
.grid table { border-collapse: separate; border-spacing: 0; }
.grid thead th { position: sticky; top: 0; z-index: 1; }
.grid thead th:first-child { left: 0; z-index: 2; }
.grid tbody th { position: sticky; left: 0; background: var(--ground); border-right: 1px solid var(--rule); }
#matrix-grid tbody th { max-width: 19em; }
.grid thead th.domain { max-width: 13em; overflow: hidden; text-overflow: ellipsis; }
.grid td, .grid tbody th { height: 24px; max-width: 20em; overflow: hidden; text-overflow: ellipsis; cursor: default; }
.grid .spacer { height: 0; }
.grid table:focus { outline: none; }
.grid .active { outline: 1px dashed var(--rule); outline-offset: -2px; }
.grid table:focus .active { outline: 2px solid var(--focus); }
:focus-visible { outline: 1px solid var(--focus); }
#picture { overflow: auto; max-height: 55%; flex: none; }
#trace { border-top: 1px solid var(--rule); min-height: 3.2em; max-height: 9em; overflow: auto; padding-top: 4px; }
#trace p { margin: 2px 0; }
#notice:not(:empty) { border-left: 3px solid var(--shared); padding-left: 8px; }
svg.space { max-width: none; }
@media (max-width: 500px) {
  #matrix-grid tbody th { direction: rtl; max-width: 12em; } #matrix-grid tbody th small { display: none; }
  .grid thead th.domain { max-width: 9em; }
}
@media (max-height: 420px) {
  body { height: auto; overflow: auto; } .grid { flex: none; height: 80vh; } #picture, #trace { max-height: none; }
}
`;
