// `query`: may a domain do something, and why.

import { isOfClaim } from '../claims/results';
import { list } from '../diagnostics/phrases';
import { readStandardInput, readText } from '../files/disk';
import type { Document } from '../language/document';
import { nearestWords } from '../language/nearest';
import type { Domain } from '../model/domain';
import { lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { claimOf, domainsOf, MAILBOX, questionIn, withClaim } from '../questions/question';
import {
    answerReport,
    type Format,
    logReport,
    needsReport,
    overviewReport,
    type Report,
} from '../questions/report';
import { isOfUnreadFile } from '../questions/unread';
import { type Input, inputsOf } from './inputs';
import { paragraphText } from './prose';
import { failing } from './report';
import { RunFiles } from './run-files';
import { complain, refuse, type Terminal } from './terminal';
import { textReport } from './text-report';
import { visibleJson, visibleLines } from './visible';

export interface QueryOptions {
    readonly domain?: readonly string[];
    readonly mask?: string;
    readonly log?: string;
    readonly needs?: readonly string[];
    readonly format: Format;
}

/** Answers one question. 0: answered, whatever the answer; 1: the file has errors, or a domain is unknown; 2: it cannot be read, or there is no such question. */
export async function query(
    file: string,
    words: readonly string[],
    options: QueryOptions,
    terminal: Terminal,
): Promise<number> {
    const wrong = misuseOf(words, options);
    if (wrong !== undefined) return refuse(terminal, wrong);
    const { files, complaints } = await inputsOf([file]);
    for (const complaint of complaints) complain(terminal, complaint);
    const [input, ...others] = files;
    if (input === undefined) return 2;
    if (others.length > 0) return refuse(terminal, `${file} is several files; a question is about one`);
    if (options.log !== undefined) {
        const log = options.log === '-' ? await readStandardInput() : options.log;
        return typeof log === 'string'
            ? aboutLog(input, log, options, terminal)
            : refuse(terminal, `standard input ${log.reason}`);
    }
    if (options.needs !== undefined) return needsIn(input, options.needs, options.format, terminal);
    if (words.length === 0) return overview(input, options, terminal);
    const claim = claimOf(words, options.mask);
    if (claim === undefined) return refuse(terminal, 'a question stands on one line');
    return answerTo(input, claim, options, terminal);
}

/** Options and words that do not go together. */
function misuseOf(
    [action]: readonly string[],
    { mask, log, needs, domain }: QueryOptions,
): string | undefined {
    if (log !== undefined && (action !== undefined || mask !== undefined || needs !== undefined))
        return 'with --log the question is in the line; drop the rest';
    if (mask !== undefined && action !== 'read' && action !== 'write')
        return '--mask is about a register; ask whether it may be read or written';
    if (needs !== undefined && (action !== undefined || domain !== undefined))
        return '--needs is about a guest that has nothing yet; drop the other question, and --domain';
    return undefined;
}

/** What a line of Xen's log is about. Of several lines the first that refuses something is answered, and how many more there are is said. */
function aboutLog(input: Input, log: string, options: QueryOptions, terminal: Terminal): number {
    const program = errorFree(input, terminal);
    if (typeof program === 'number') return program;
    const domains = named(domainsOf(program), options.domain ?? [], terminal);
    if (domains === undefined) return 2;
    const lines = log.split('\n');
    const refusals = lines.filter(each => REFUSAL.test(each));
    const { format, domain } = options;
    const report = logReport(program, refusals[0] ?? lines[0] ?? '', domains, {
        format,
        who: domain === undefined,
    });
    const others = refusals.length - 1;
    if (others > 0)
        complain(
            terminal,
            `of the lines that refuse something this answers the first; there ${others === 1 ? 'is 1 more' : `are ${others} more`}`,
        );
    return asKnown(print(report, terminal), domains);
}

/** What a guest needs for some devices. */
function needsIn(input: Input, devices: readonly string[], format: Format, terminal: Terminal): number {
    const program = errorFree(input, terminal);
    return typeof program === 'number' ? program : print(needsReport(program, devices, format), terminal);
}

/** All that one domain may do, or several side by side. */
function overview(input: Input, options: QueryOptions, terminal: Terminal): number {
    const program = errorFree(input, terminal);
    if (typeof program === 'number') return program;
    const domains = named(domainsOf(program), options.domain ?? [], terminal);
    if (domains === undefined) return 2;
    if (domains.length === 0)
        return refuse(
            terminal,
            `${input.shown} declares no domain; ask about an object, or see \`eemi-acl summary\``,
        );
    return asKnown(print(overviewReport(program, domains, options.format), terminal), domains);
}

const REFUSAL = /No access|request failed for node/;

/** The program of a file without errors; otherwise the exit code, after a report. */
function errorFree(input: Input, terminal: Terminal): Program | number {
    const analysis = new RunFiles([input]).analyse(input);
    if ('failure' in analysis) return refuse(terminal, `${input.shown} ${analysis.reason}`);
    const { program, problems } = analysis;
    const failed = failing(problems, false).filter(each => !isOfClaim(each));
    const stopping = failed.filter(each => !isOfUnreadFile(program, each));
    if (stopping.length > 0) return withErrors(input, program.document, stopping, terminal);
    complainOfUnread(input, failed, terminal);
    return program;
}

/** A domain is unknown if a file of it could not be read; what is asked about others has its answer. */
function complainOfUnread({ shown }: Input, unread: readonly Problem[], terminal: Terminal): void {
    for (const problem of unread) complain(terminal, `${shown}:${lineOf(problem) + 1}: ${problem.message}`);
}

/** 1 if what is asked about is not known of some domain. */
const asKnown = (exitCode: number, domains: readonly Domain[]): number =>
    exitCode === 0 && domains.some(({ isKnown }) => !isKnown) ? 1 : exitCode;

function print(report: Report, terminal: Terminal): number {
    const { out } = terminal;
    if ('refusal' in report) return refuse(terminal, report.refusal);
    if ('data' in report) out.write(`${visibleJson(JSON.stringify(report.data))}\n`);
    else if ('text' in report) out.write(visibleLines(report.text));
    else out.write(paragraphText(report.paragraphs, out.width));
    return 0;
}

function answerTo(input: Input, claim: string, options: QueryOptions, terminal: Terminal): number {
    const text = input.text ?? readText(input.path, true);
    if (typeof text !== 'string') return refuse(terminal, `${input.shown} ${text.reason}`);
    const isMailbox = claim === 'mailbox';
    const run = new RunFiles([{ ...input, text: isMailbox ? text : withClaim(text, claim) }]);
    const analysis = run.analyse(input);
    if ('failure' in analysis) return refuse(terminal, `${input.shown} ${analysis.reason}`);
    const { program, problems } = analysis;
    const lines = text.split(/\r\n|\r|\n/).length;
    const failed = failing(problems, false).filter(each => !isOfClaim(each));
    const stopping = failed.filter(each => !isOfUnreadFile(program, each));
    const inFile = stopping.filter(each => lineOf(each) < lines);
    if (inFile.length > 0) return withErrors(input, program.document, inFile, terminal);
    const question = isMailbox ? MAILBOX : questionIn(program);
    if (question === undefined || stopping.length > 0) return misread(claim, stopping, terminal);
    const domains = named(domainsOf(program), options.domain ?? [], terminal);
    if (domains === undefined) return 2;
    const { format, domain } = options;
    complainOfUnread(
        input,
        failed.filter(each => isOfUnreadFile(program, each)),
        terminal,
    );
    const report = answerReport(program, question, domains, { format, who: domain === undefined });
    return asKnown(print(report, terminal), domains);
}

function withErrors(
    { shown }: Input,
    document: Document,
    problems: readonly Problem[],
    terminal: Terminal,
): number {
    const report = textReport(terminal, terminal.err);
    report.file(shown, document, problems);
    report.end();
    return 1;
}

/** Says what is wrong with a question, as the checks say it about a claim of a test. */
function misread(claim: string, problems: readonly Problem[], terminal: Terminal): number {
    const [first] = problems;
    if (first === undefined) return refuse(terminal, `\`${claim}\` is no question`);
    return refuse(terminal, first.message);
}

/** The domains with these names, or all for none; `undefined` after a complaint about one that there is not. */
function named(
    domains: readonly Domain[],
    names: readonly string[],
    terminal: Terminal,
): readonly Domain[] | undefined {
    const known = domains.map(({ name }) => name);
    const wrong = names.find(name => !known.includes(name));
    if (wrong === undefined)
        return names.length === 0 ? domains : domains.filter(({ name }) => names.includes(name));
    const near = nearestWords(known, wrong);
    const meant =
        near.length > 0 ? `; did you mean ${list(near, 3, 'or')}?` : `; it has ${list(known) || 'none'}`;
    complain(terminal, `the file has no domain ${wrong}${meant}`);
    return undefined;
}
