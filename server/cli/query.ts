// `query`: may a domain do something, and why.

import { list } from '../diagnostics/phrases';
import { readText } from '../files/disk';
import { nearestWords } from '../language/nearest';
import type { Domain } from '../model/domain';
import type { Problem } from '../model/problem';
import { type Asked, answer, askable } from '../questions/answers';
import { FIRMWARE_NOTE } from '../questions/caller';
import { matrixOf } from '../questions/matrix';
import { domainParagraphs, generalNotes, matrixParagraphs, type Paragraph } from '../questions/paragraphs';
import { claimOf, domainsOf, MAILBOX, type Question, questionIn, withClaim } from '../questions/question';
import { asking, sentencesOf } from '../questions/sentences';
import { whoCould } from '../questions/who';
import { type Input, inputsOf } from './inputs';
import { hangingIndent } from './prose';
import { failing } from './report';
import { RunFiles } from './run-files';
import { complain, type Terminal } from './terminal';
import { textReport } from './text-report';

export interface QueryOptions {
    readonly domain?: readonly string[];
    readonly mask?: string;
}

/** Answers one question. 0: answered, whatever the answer; 1: the file has errors; 2: it cannot be read, or there is no such question. */
export async function query(
    file: string,
    words: readonly string[],
    options: QueryOptions,
    terminal: Terminal,
): Promise<number> {
    const { files, complaints } = await inputsOf([file]);
    for (const complaint of complaints) complain(terminal, complaint);
    const [input, ...others] = files;
    if (input === undefined) return 2;
    if (others.length > 0) return misuse(terminal, `${file} is several files; a question is about one`);
    if (words.length === 0) return overview(input, options, terminal);
    const claim = claimOf(words, options.mask);
    if (claim === undefined) return misuse(terminal, 'a question stands on one line');
    return answerTo(input, claim, options, terminal);
}

/** All that one domain may do, or several side by side. */
function overview(input: Input, options: QueryOptions, terminal: Terminal): number {
    const analysis = new RunFiles([input]).analyse(input);
    if ('failure' in analysis) return misuse(terminal, `${input.shown} ${analysis.reason}`);
    const { program, problems } = analysis;
    const stopping = failing(problems, false);
    if (stopping.length > 0) return withErrors(input, program.document, stopping, terminal);
    const domains = named(domainsOf(program), options.domain ?? [], terminal);
    if (domains === undefined) return 2;
    const [first, ...others] = domains;
    if (first === undefined)
        return misuse(
            terminal,
            `${input.shown} declares no domain; ask about an object, or see \`eemi-acl summary\``,
        );
    const asked = askable(program);
    const paragraphs =
        others.length === 0 ? domainParagraphs(asked, first) : matrixParagraphs(matrixOf(asked, domains));
    write([...paragraphs, ...generalNotes(asked).map(text => ({ lead: '', text }))], terminal);
    return 0;
}

function write(paragraphs: readonly Paragraph[], { out }: Terminal): void {
    const lines = paragraphs.flatMap(({ lead, text }) => hangingIndent(lead, text, out.width));
    out.write(`${lines.join('\n')}\n`);
}

function answerTo(input: Input, claim: string, options: QueryOptions, terminal: Terminal): number {
    const text = input.text ?? readText(input.path, true);
    if (typeof text !== 'string') return misuse(terminal, `${input.shown} ${text.reason}`);
    const isMailbox = claim === 'mailbox';
    const run = new RunFiles([{ ...input, text: isMailbox ? text : withClaim(text, claim) }]);
    const analysis = run.analyse(input);
    if ('failure' in analysis) return misuse(terminal, `${input.shown} ${analysis.reason}`);
    const { program, problems } = analysis;
    const lines = text.split(/\r\n|\r|\n/).length;
    const stopping = failing(problems, false);
    const inFile = stopping.filter(({ range }) => range.start.line < lines);
    if (inFile.length > 0) return withErrors(input, program.document, inFile, terminal);
    const question = isMailbox ? MAILBOX : questionIn(program, claim);
    if (question === undefined || stopping.length > 0) return misread(claim, stopping, terminal);
    const domains = named(domainsOf(program), options.domain ?? [], terminal);
    if (domains === undefined) return 2;
    say(askable(program), question, domains, options, terminal);
    return 0;
}

function withErrors(
    { shown }: Input,
    document: Parameters<ReturnType<typeof textReport>['file']>[1],
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
    if (first === undefined) return misuse(terminal, `\`${claim}\` is no question`);
    return misuse(terminal, first.message);
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
        near.length > 0
            ? `; did you mean ${list(near, 3, 'or')}?`
            : `; there ${known.length === 0 ? 'are none' : `is ${list(known)}`}`;
    complain(terminal, `the file has no domain ${wrong}${meant}`);
    return undefined;
}

function say(
    asked: Asked,
    question: Question,
    domains: readonly Domain[],
    options: QueryOptions,
    terminal: Terminal,
): void {
    const answers = domains.map(domain => answer(asked, domain, question));
    const said = answers.flatMap(each => {
        const [first = '', ...notes] = sentencesOf(asked, each);
        return [{ lead: '', text: first }, ...notes.map(text => ({ lead: '  But ', text }))];
    });
    const who = options.domain === undefined ? whoCould(asked, question) : [];
    const head = who.length === 0 ? [] : [{ lead: '', text: `Who could ${asking(question)}:` }];
    const isAllowed = answers.some(({ decided }) => decided.decision.allowed);
    const notes = isAllowed ? [{ lead: '', text: FIRMWARE_NOTE }] : [];
    write([...head, ...who.map(text => ({ lead: '  ', text })), ...said, ...notes], terminal);
}

function misuse(terminal: Terminal, complaint: string): number {
    complain(terminal, complaint);
    return 2;
}
