// The pages whose commands are run: those of docs/ that show what the program prints, and the transcripts.

/** Each with files of the project that stand in the folders of its sections too, by their names there. */
export const TRANSCRIPT_PAGES: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
    ['docs/ci.md', {}],
    ['docs/cli.md', {}],
    ['docs/migrate.md', {}],
    ['docs/questions.md', { 'zynqmp-xlnx.eemi': 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi' }],
    ['docs/tutorial.md', {}],
    ['test/fixtures/transcripts/check.md', {}],
    ['test/fixtures/transcripts/diff.md', {}],
    ['test/fixtures/transcripts/emit.md', {}],
    ['test/fixtures/transcripts/format.md', {}],
    ['test/fixtures/transcripts/import.md', {}],
    ['test/fixtures/transcripts/inputs.md', {}],
    ['test/fixtures/transcripts/links.md', {}],
    ['test/fixtures/transcripts/project.md', {}],
    ['test/fixtures/transcripts/report.md', {}],
    ['test/fixtures/transcripts/reports.md', {}],
    ['test/fixtures/transcripts/screen.md', {}],
    ['test/fixtures/transcripts/verify.md', {}],
]);
