// What reading C gives: tables, constants and what could not be read, as plain data. It knows C and nothing of what a table is for.

/** A place in a file. Line and character count from 0; a character is a UTF-16 code unit. */
export interface CPlace {
    /** The path as the host names it. */
    readonly file: string;
    readonly line: number;
    readonly character: number;
}

/** A file of C: its bytes are UTF-8 with or without a byte order mark, or else taken as Latin-1. Any line ending is read. */
export interface CFile {
    readonly path: string;
    readonly bytes: Uint8Array;
}

/** A file that is there and is not read: it is too large, or something else is in the way. */
export interface CUnread {
    readonly path: string;
    readonly unread: 'large' | 'unreadable';
}

/** What a reading needs besides the file. */
export interface COptions {
    /**
     * Finds the file of an `#include`. `path` is what stands between the quotes or angles, `from` the path of the file that includes.
     * `undefined`: there is none, which is normal. It is asked once for each directive that is reached, so it should keep what it read.
     */
    readonly include: (path: string, from: string, how: 'quoted' | 'angled') => CFile | CUnread | undefined;
    /** In how many places an include may be looked for: so much work it is. */
    readonly places?: number;
    /** What `-D` and `-U` say, in their order. */
    readonly definitions?: readonly CDefinition[];
    /**
     * The value of a name that no macro, enum or header defines; the platform's, say. It has the type of a hexadecimal constant of
     * that value. `#if` does not ask it.
     */
    readonly nameValue?: (name: string) => bigint | undefined;
    /** The most tokens, written or out of macros, of what is read in one piece: a value, say. A file with more is not read to its end. */
    readonly mostAtOnce?: number;
    /** What the checks of the code say is not asked for. */
    readonly withoutAssertions?: boolean;
    /**
     * `tables`: read also the tables of the file that stand in disabled code, unless an enabled table has the same name. `all`: and of
     * the tables of the file the rows in a branch that is not taken, if it is the first of its conditional and none of them is.
     */
    readonly includeDisabled?: 'tables' | 'all' | undefined;
}

/** `-D NAME=BODY`, `-D NAME` (body `1`) or, where the body is undefined, `-U NAME`. The name may have parameters: `F(x)`. */
export interface CDefinition {
    readonly name: string;
    readonly body: string | undefined;
}

/** Pure but for the calls of `include` and `nameValue`; never throws, in bounded work. What was read before a limit is in the result. */
export type ReadC = (file: CFile, options: COptions) => Reading;

/** The tokens of a spelling, without blanks and comments: `(A + 0x4)` gives `(` `A` `+` `0x4` `)`. */
export type TokensOfC = (spelling: string) => readonly string[];

export interface Reading {
    /** Why the file was not read at all: the first line that shows that it is no C. */
    readonly refused: CRefusal | undefined;
    /** The arrays with an initialiser at file level, also those of included files, in the order in which they are read. */
    readonly tables: readonly CTable[];
    /** Arrays in code that the preprocessor skips, in the file itself, also where an enabled one has the same name. */
    readonly disabled: readonly DisabledTable[];
    /** Rows that none of the tables has: those that are read, and then those of skipped code in the file itself. */
    readonly strays: readonly CStrayRows[];
    /** Every macro and enumerator, by name, as it is at the end of the file. Macros of the command line are among them. */
    readonly constants: ReadonlyMap<string, CConstant>;
    /** The macros with parameters, by name, as they are at the end of the file, or were when they were undefined after they were used. */
    readonly functions: ReadonlyMap<string, CFunction>;
    /** The macros that were used, and later defined in another way: their names alone do not say which value is meant. */
    readonly redefined: ReadonlySet<string>;
    /** What names without a definition are by the checks of the code itself, by name: `BUILD_BUG_ON(NAME != 70)`. */
    readonly asserted: ReadonlyMap<string, CAssertion>;
    /** Every `#include` that was reached, found or not. */
    readonly includes: readonly CInclude[];
    /**
     * What stands before the first declaration of the file, such as its licence; of what is behind its first directive, the comments. What
     * is about a table is in its `lead` too.
     */
    readonly head: readonly Trivium[];
    /** The comments about a constant of the file itself, by the place where it is defined. */
    readonly commentsAbout: (at: CPlace | undefined) => CommentsAbout;
    readonly problems: readonly CProblem[];
    /** The line of a problem as it is written, without comments; of a file that was not read, nothing. */
    readonly lineAt: (at: CPlace) => string;
    /** Whether everything was read: false after a refusal or a limit. */
    readonly isComplete: boolean;
}

export interface CRefusal {
    /** `patch`: a diff; `mail`: a message, also with a patch in it; `binary`: NUL bytes; `large`: more than 16 MB. */
    readonly why: 'patch' | 'mail' | 'binary' | 'large';
    /** A sentence about it, and what to do. */
    readonly message: string;
    readonly at: CPlace;
}

export interface CTable {
    readonly name: string;
    /** The place of the name. */
    readonly at: CPlace;
    /** The type of an element as written: `struct pm_access`, `uint32_t`; `struct {…}` for one without a name. */
    readonly elementType: string;
    /** The scalars of an element in their order, of a union those of all members; `undefined`: the struct is not declared in anything that was read. */
    readonly fields: readonly CField[] | undefined;
    /** How many elements the array has: the declared length, or the highest index + 1. `undefined`: it depends on an unknown name. */
    readonly length: number | undefined;
    /** The rows in the order of the text, all of them, also those that a later row replaces. */
    readonly rows: readonly CRow[];
    /** Rows that the preprocessor skipped. */
    readonly skipped: readonly SkippedLines[];
    /**
     * What stands before the declaration, back to the line of the token before it, and the comments in it, up to the brace, those in its
     * struct among them. Of a second
     * table of a declaration only the comments behind the first one.
     */
    readonly lead: readonly Trivium[];
    /** What stands between the last row and the closing brace. */
    readonly tail: readonly Trivium[];
    /**
     * Comments behind the closing brace: on its line, and on the lines below it up to a blank line, or up to the end of the file, if no table
     * follows.
     */
    readonly behind: readonly CComment[];
    /** The conditionals around the declaration, outermost first, without include guards. */
    readonly conditions: readonly CCondition[];
    /** The place of the closing brace; the end of the file where it is missing. */
    readonly end: CPlace;
}

/** A scalar of an element. */
export interface CField {
    /** Its names from the element down: `['addr']`, `['mfn', 'mfn']`, `['regs', '2']`; empty if the element itself is scalar. */
    readonly path: readonly string[];
    /** Its type as declared: `uint64_t`, `bool`. */
    readonly type: string;
    /** Its width in bits, of a bit-field that of the field; `undefined` for what is no integer. */
    readonly bits: number | undefined;
    readonly isSigned: boolean;
}

/** What the text says about one element of the array, or with a range about several. */
export interface CRow {
    /** The place of its first token, where it is written: of a row macro that of its name. */
    readonly at: CPlace;
    readonly index: CIndex;
    /**
     * The values that count, in the order of the text; of two for one field the later one. Fields without any are zero, or with
     * `sets: 'part'` as before.
     */
    readonly values: readonly CValue[];
    /** Only with `part`: what braces within the element set to zero before the values, by path: `[3].regs = { 1 }`. */
    readonly clears: readonly (readonly string[])[];
    /**
     * `whole`: the row replaces what earlier rows say about its index. `part`: it changes the named fields only (`[3].addr = X`).
     */
    readonly sets: 'whole' | 'part';
    /** The row macro as written, `PM_CLK2NODE(A, B)`; `undefined` if the row's braces or designators are written out. */
    readonly macro: string | undefined;
    /** The macro that nothing defines and that the row is the use of: what rows it brings is not known. */
    readonly unknownMacro?: string;
    /** Comments and blank lines before the row, back to the end of the row before it. */
    readonly lead: readonly Trivium[];
    /** Comments within the row. */
    readonly inside: readonly CComment[];
    /** Comments behind the row, on its last line. */
    readonly behind: readonly CComment[];
    /** The conditionals of the table's braces that the row stands in, outermost first. */
    readonly conditions: readonly CCondition[];
    /** What is wrong in it: then it does not say what the values are, which is what could be read of it. */
    readonly flaw?: CFlaw;
}

/** What is wrong in a row: a compiler would refuse it. Rows that one macro brings have it in common. */
export interface CFlaw {
    /** The message of the first problem. */
    readonly why: string;
    /** The places of all problems that it stands for. */
    readonly at: readonly CPlace[];
    /** Whether a row before has it as well. */
    readonly isRepeated: boolean;
    /** The row as written up to the next one, on one line and without comments, of a macro its use. */
    readonly text: string;
}

/** The index of a row, or the indexes of a range; both ends are in it. */
export interface CIndex {
    /** `undefined` if a name in it has no value, or if it is negative or above 2^32; then there is a problem for it. */
    readonly first: number | undefined;
    readonly last: number | undefined;
    /** How the designator is spelt (see `CValue.spellings`), without brackets; empty for a row without one, which follows the row before it. */
    readonly spellings: readonly string[];
    /** The same for the end of a range; empty if there is none. */
    readonly lastSpellings: readonly string[];
    /** Place of the first token of the designator, or of the row. */
    readonly at: CPlace;
    /** The first name in it that has no value. */
    readonly unknown: string | undefined;
    /** Why it has no value, as the end of a sentence. `undefined` also where there is one that no array has. */
    readonly why: string | undefined;
}

/** The value of one scalar. */
export interface CValue {
    /**
     * The path of the field, as in `CField`. If the struct is not known: the designators as written, and empty for a value without any.
     */
    readonly path: readonly string[];
    /** How many values the row has before it, at its own level of braces: what tells values of unknown fields apart. */
    readonly position: number;
    /** The value after conversion to the type of the field; unconverted if that is not known. A string or an address has none. */
    readonly value: bigint | undefined;
    /** The value of the expression itself, before that conversion. */
    readonly written: bigint | undefined;
    /** The type of the expression: `int`, `unsigned long`, … */
    readonly type: string | undefined;
    /** Why there is no value, as the end of a sentence; `undefined` if there is one. */
    readonly why: string | undefined;
    /** The first name in it that has no value. */
    readonly unknown: string | undefined;
    /**
     * How it is spelt, at most 8 times. First as written, with symbolic names; macros are opened only if they also bring more than this value. Each further
     * spelling has all its macros opened one level more, the last one none left: `MM_RPU`, `0xff9a0000`. `mfn_init(X)` and `_mfn(X)` are spelt X.
     */
    readonly spellings: readonly string[];
    readonly isMfn?: true;
    readonly at: CPlace;
}

export interface CConstant {
    readonly name: string;
    readonly kind: 'macro' | 'enumerator';
    /** Where it is defined last; `undefined` for one of the command line. */
    readonly at: CPlace | undefined;
    readonly value: bigint | undefined;
    /** The C type of the value. */
    readonly type: string | undefined;
    /** What stands behind the name; empty if nothing does. */
    readonly spelling: string;
    /** Why it has no constant value, as the end of a sentence: `it has parameters`, `it is empty`, `FOO has no value`. */
    readonly why: string | undefined;
    /** The first name in it that has no value. */
    readonly unknown: string | undefined;
}

/** A number that a check at compile time demands of a name. */
export interface CAssertion {
    /** Not negative. */
    readonly value: bigint;
    /** How the check spells the number. */
    readonly spelling: string;
    /** The place of the name in the check; of several checks of one name, in the first. */
    readonly at: CPlace;
}

/** A macro with parameters. */
export interface CFunction {
    readonly name: string;
    /** A variable number of arguments is `...`, or as GNU has it, `name...`. */
    readonly parameters: readonly string[];
    /** Its body as written, on one line, without comments. */
    readonly body: string;
    readonly at: CPlace | undefined;
}

export interface CInclude {
    /** The place of the directive. */
    readonly at: CPlace;
    readonly path: string;
    readonly how: 'quoted' | 'angled';
    /** The path of the file that was found. */
    readonly found: string | undefined;
    /** Why a file that is there was not read. */
    readonly unread: CUnread['unread'] | undefined;
}

/** An array in code that the preprocessor skips. */
export interface DisabledTable {
    readonly name: string;
    readonly at: CPlace;
    /** The names in front of its braces: its own, and those of its type. */
    readonly names: ReadonlySet<string>;
    /** The conditionals around it, outermost first; the last one that `isTaken` denies is why. */
    readonly conditions: readonly CCondition[];
}

/**
 * Rows in braces, `{ …, […] = …, {…} }`, that are in no table: what holds them is not understood, or is no array at file level. They may
 * be those of any list.
 */
export interface CStrayRows {
    /** Where the first row begins. */
    readonly at: CPlace;
    /** Where the list ends. */
    readonly end: CPlace;
    /** The names in the rows, and in front of the brace that holds them. */
    readonly names: ReadonlySet<string>;
    /** Whether they stand in no braces at all and begin with an index: no compiler takes them there. */
    readonly isOutside: boolean;
    /** As of a `DisabledTable`; empty for rows that a compiler reads. */
    readonly conditions: readonly CCondition[];
}

/** Lines that the preprocessor skipped, the directives themselves not counted. */
export interface SkippedLines {
    /** The first and the last line, both in it. */
    readonly from: CPlace;
    readonly to: CPlace;
    readonly condition: CCondition;
    /** Whether it is not the first branch, or another one is taken. */
    readonly isAlternative: boolean;
    /** Whether it begins as rows do. */
    readonly mayBeRows: boolean;
}

/** One branch of a conditional. */
export interface CCondition {
    /** The place of its `#if`, `#ifdef`, `#ifndef`, `#elif` or `#else`. */
    readonly at: CPlace;
    /** The line as written: `#if defined(CONFIG_A) && B > 1`. For an `#else` that of its `#if` stands in `of`. */
    readonly text: string;
    readonly of: string;
    /** Whether a compiler takes it. With `includeDisabled` some branches are read that it does not take. */
    readonly isTaken: boolean;
    /** The macros that it asks for and that are not defined. Empty for `#if 0`. */
    readonly undefinedNames: readonly string[];
}

/** A comment, without its delimiters and the stars at the beginning of its lines. */
export interface CComment {
    readonly kind: 'comment';
    readonly lines: readonly string[];
    readonly at: CPlace;
    /** Whether nothing but blanks stands before it on its line. */
    readonly isAlone: boolean;
    /** Whether it begins on the line of a directive. */
    readonly isOfDirective?: true;
    /** Of one in the struct of a table, the members that it is about, `start` or `start, end`; empty if there are none. */
    readonly members?: string;
}

/** The comments about what stands on a line. */
export interface CommentsAbout {
    /** Directly above it. */
    readonly above: readonly CComment[];
    /** Behind it on the line. */
    readonly beside: readonly CComment[];
}

/** Blank lines, one or more. */
export interface CBlank {
    readonly kind: 'blank';
    readonly count: number;
}

/** Lines of the preprocessor, one or more. */
export interface CDirectives {
    readonly kind: 'directives';
    /** Whether all of them define macros with parameters. */
    readonly areMacros: boolean;
}

export type Trivium = CComment | CBlank | CDirectives;

/**
 * What is wrong. `syntax`: not C that is understood, reading goes on behind it; `refused`: a compiler refuses it, and no row is
 * lost by it; `directive`: a directive that is faulty; `condition`: one that asks a macro with arguments which nothing defines;
 * `error`: an `#error` that is reached; `macro`: a faulty invocation;
 * `no-value`: an index or a value of a row is not constant or not known; `index`: an index that no array has; `index-twice`: a
 * later row replaces an earlier one; `value-twice`: a later value of a row an earlier one; `changed`: bits of a value are lost in
 * its field; `limit`: too much, something was not read.
 */
export type CProblemKind =
    | 'syntax'
    | 'refused'
    | 'directive'
    | 'condition'
    | 'error'
    | 'macro'
    | 'no-value'
    | 'index'
    | 'index-twice'
    | 'value-twice'
    | 'changed'
    | 'limit';

export interface CProblem {
    readonly kind: CProblemKind;
    readonly at: CPlace;
    /** A sentence without a full stop. */
    readonly message: string;
    /** Another place that it is about: the earlier row, or what stands where a brace should. */
    readonly related: CPlace | undefined;
}
