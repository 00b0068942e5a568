// textDocument/rename and prepareRename: renames what a file declares, everywhere it is used. If that is not possible, it says
// why.

import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import type { RoleThat } from '../language/form';
import type { LineEdit } from '../language/format';
import { layingOut } from '../language/laid-out';
import { mentionsOf } from '../language/parts';
import { Scanner } from '../language/scanner';
import { addTo } from '../language/sorted';
import { inPieces, type Steps } from '../language/steps';
import { ownerOfWord } from '../language/words';
import { isFirstReset } from '../model/first-reset';
import { platformOfFile } from '../model/platforms';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { isSame, type Meaning, meaningAt, meaningOfWord } from './places/meaning';
import { type Occurrence, occurrencesOf, undeclaredIn } from './places/occurrences';
import type { SymbolAt } from './places/symbolAt';
import { nameOfFile } from './texts/valueText';
import type { Workspace } from './workspace';

/** Why something cannot be renamed, as a sentence. */
export interface RenameRefusal {
    readonly refused: string;
}

/** What would be renamed: its place in the text, and its current name. */
export function* prepareRename(
    workspace: Workspace,
    file: string,
    position: Position,
): Steps<{ range: Range; placeholder: string } | RenameRefusal> {
    const found = yield* renamable(workspace, file, position);
    if ('refused' in found) return found;
    return { range: rangeIn(position.line, found.symbol.span), placeholder: found.meaning.entry.name };
}

/** The edits by the URI of their file. */
export function* rename(
    workspace: Workspace,
    file: string,
    position: Position,
    newName: string,
): Steps<WorkspaceEdit | RenameRefusal> {
    const found = yield* renamable(workspace, file, position);
    if ('refused' in found) return found;
    const { meaning } = found;
    const refused = badName(newName, meaning.space);
    if (refused !== undefined) return { refused };
    if (newName === meaning.entry.name) return { changes: {} };
    if (meaning.space === 'names' && isFirstReset(newName))
        return { refused: `${ofFirstReset(newName)}: index macros would be compared with this one.` };
    const occurrences = yield* occurrencesOf(workspace, file, meaning);
    const clash = yield* clashOf(workspace, meaning, occurrences, newName);
    return clash === undefined
        ? { changes: yield* editsOf(workspace, occurrences, newName) }
        : { refused: clash };
}

interface Renamable {
    readonly symbol: SymbolAt;
    readonly meaning: Meaning;
}

function* renamable(
    workspace: Workspace,
    file: string,
    position: Position,
): Steps<Renamable | RenameRefusal> {
    const program = workspace.analysis(file)?.program;
    const found = program && meaningAt(program, position);
    if (found === undefined) return { refused: 'There is nothing with a name here.' };
    const { symbol, meaning } = found;
    if (meaning === undefined) return { refused: whyNameless(symbol) };
    const owner = meaning.entry.file;
    const { name } = meaning.entry;
    const platform = platformOfFile(owner);
    if (platform !== undefined)
        return {
            refused: `${name} is a name of the platform ${platform}, which comes with this tool: its names are those of the firmware and cannot be renamed.`,
        };
    if (program?.reads.some(({ path, as }) => path === owner && as === 'c'))
        return { refused: `${name} comes from the C header ${nameOfFile(owner)}: rename it there.` };
    if (meaning.space === 'names' && isFirstReset(name))
        return {
            refused: `${ofFirstReset(name)}: renamed, index macros would no longer be compared with it.`,
        };
    yield* workspace.analysingAll();
    for (const each of [owner, ...workspace.importers(owner)]) {
        const user = workspace.analysis(each)?.program;
        const refused = user && uncovers(user, meaning);
        if (refused !== undefined) return { refused };
    }
    return { symbol, meaning };
}

function whyNameless(symbol: SymbolAt): string {
    switch (symbol.kind) {
        case 'keyword':
            return `\`${symbol.word}\` is a keyword of the language.`;
        case 'path':
            return 'A path changes when its file is renamed.';
        case 'arrow':
        case 'expression':
            return 'Only names can be renamed.';
        case 'word':
            return `${symbol.word} is not declared anywhere, so there is nothing to rename.`;
        case 'name':
            return whyUnknown(symbol.mention);
    }
}

function whyUnknown({ name, part }: (SymbolAt & { kind: 'name' })['mention']): string {
    switch (part.role) {
        case 'code':
            return `${name} is the code of a diagnostic and cannot be renamed.`;
        case 'platform':
        case 'target':
            return `${name} is a ${part.role} of this tool and cannot be renamed.`;
        case 'edition':
            return `${name} is no edition of this target, and no name.`;
        case 'defined':
            return `${name} is a macro for the headers that are imported and cannot be renamed.`;
        case 'pattern':
            return `${name} is a pattern for the names of a header and cannot be renamed.`;
        default:
            part.role satisfies RoleThat<'declares' | 'uses'> | 'domain';
            return `${name} is not declared anywhere, so there is nothing to rename.`;
    }
}

const ofFirstReset = (name: string): string =>
    `${name} is what C calls the first reset line, whose id it subtracts from every other`;

/** Why a text cannot be such a name; `undefined` if it can. The names of domains do not get into the C. */
function badName(text: string, space: Meaning['space']): string | undefined {
    const scanner = new Scanner(text);
    const isWord = scanner.is('word') && scanner.start === 0 && scanner.end === text.length;
    if (!isWord) return 'A name has letters, digits and `_`, and does not start with a digit.';
    const owner = ownerOfWord(text);
    if (owner === 'language') return `\`${text}\` is a keyword of the language and cannot be a name.`;
    if (space === 'domains') return undefined;
    switch (owner) {
        case undefined:
            return undefined;
        case 'c':
            return `\`${text}\` belongs to C or to its compilers and cannot be a name in the generated C.`;
        case 'output':
            return `\`${text}\` is used by the generated C and cannot name anything else in it.`;
    }
}

/** Why the new name would mean something else at one of the places, or would change what another name means. */
function* clashOf(
    workspace: Workspace,
    meaning: Meaning,
    occurrences: readonly Occurrence[],
    newName: string,
): Steps<string | undefined> {
    if (meaning.space === 'parameter') return takenInMacro(workspace, meaning, newName);
    for (const file of new Set([
        ...occurrences.map(each => each.file),
        ...workspace.importers(meaning.entry.file),
    ])) {
        const program = workspace.analysis(file)?.program;
        const taken = program && takenIn(program, meaning, newName);
        if (taken !== undefined) return taken;
        const line = program && (yield* undeclaredIn(program, meaning.space, newName));
        if (line !== undefined)
            return `${newName} is written in ${nameOfFile(file)}:${line + 1}, and nothing declares it: renamed, ${meaning.entry.name} would be meant there too. Correct that place first, or choose another name.`;
    }
    return yield* capturedAt(workspace, occurrences, newName);
}

function takenIn(program: Program, meaning: Meaning, newName: string): string | undefined {
    if (meaning.space === 'domains') {
        const other = program.domains.find(({ name }) => name === newName);
        return other && `${newName} is already a domain (${nameOfFile(other.file)}:${other.line + 1}).`;
    }
    const other = meaningOfWord(program, newName);
    if (other?.space !== 'names' || isSame(other, meaning)) return undefined;
    const { entry } = other;
    return `${newName} is already a ${entry.kind} (${nameOfFile(entry.file)}:${entry.line + 1}).`;
}

/** A name that a file declares instead of the platform's: renamed, it would no longer be compared, and the platform's would count. */
function uncovers({ scope, platform }: Program, { space, entry }: Meaning): string | undefined {
    if (space !== 'names' || scope.platform?.get(entry.name) === undefined) return undefined;
    return `${entry.name} is also a name of the platform${platform === undefined ? '' : ` ${platform}`}, and what this file says of it counts instead. Renamed, it would no longer be compared with the platform's, which would count again: declare the new name beside it.`;
}

/** A macro's parameter hides a name with the same spelling in its line. */
function* capturedAt(
    workspace: Workspace,
    occurrences: readonly Occurrence[],
    newName: string,
): Steps<string | undefined> {
    const places: string[] = [];
    yield* inPieces(occurrences, ({ file, range: { start } }) => {
        const line = workspace.analysis(file)?.program.document.lines.get(start.line);
        const statement = line?.mayBe('index') ? line.node.statement : undefined;
        if (statement?.kind === 'index' && statement.parameter?.name === newName)
            places.push(`${nameOfFile(file)}:${start.line + 1}`);
    });
    const [first] = places;
    return first && `${newName} is the parameter of an index macro that uses the name (${first}).`;
}

function takenInMacro(workspace: Workspace, { entry }: Meaning, newName: string): string | undefined {
    const line = workspace.analysis(entry.file)?.program.document.lines.get(entry.line);
    const isTaken = line !== undefined && mentionsOf(line).some(({ name }) => name === newName);
    return isTaken ? `${newName} already means something else on this line.` : undefined;
}

function* editsOf(
    workspace: Workspace,
    occurrences: readonly Occurrence[],
    newText: string,
): Steps<WorkspaceEdit['changes'] & {}> {
    const edits = new Map<string, { range: Range; newText: string }[]>();
    for (const { file, range } of occurrences) addTo(edits, file, { range, newText });
    const changes = new Map<string, LineEdit[]>();
    for (const [file, each] of edits) {
        const document = workspace.analysis(file)?.program.document;
        changes.set(workspace.uriOf(file), document === undefined ? each : yield* layingOut(document, each));
    }
    return Object.fromEntries(changes);
}
