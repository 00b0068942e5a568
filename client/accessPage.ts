// The frame of the page in the view "EEMI Access": what stands there before data comes. Only the script with the nonce may run, nothing
// may be loaded or sent, and the styles come with the script.

/** The HTML of the page. `script` is the address of its script. */
export const accessHtml = (script: string, nonce: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'">
<title>EEMI Access</title>
</head>
<body>
<main>
<h1>Who may use what</h1>
<p id="notice" role="status"></p>
<ul id="summary" aria-label="Domains"></ul>
<div role="tablist" aria-label="Views">
<button role="tab" id="tab-matrix" aria-controls="panel-matrix">Matrix</button>
<button role="tab" id="tab-space" aria-controls="panel-space">Address space</button>
</div>
<section role="tabpanel" id="panel-matrix" aria-labelledby="tab-matrix">
<div class="tools">
<label>Filter <input type="text" id="filter" placeholder="name, kind or page"></label>
<label><input type="checkbox" id="only-different"> only differences</label>
<label><input type="checkbox" id="only-shared"> only shared</label>
<span id="count" role="status"></span>
</div>
<div class="grid" id="matrix-grid"></div>
<div id="trace" role="status" tabindex="0" aria-label="Why"><p>Enter or a click on a cell shows its row, and why.</p></div>
</section>
<section role="tabpanel" id="panel-space" aria-labelledby="tab-space">
<div id="picture" tabindex="0" role="region" aria-label="Picture of the address space"></div>
<div class="grid" id="space-grid"></div>
</section>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
