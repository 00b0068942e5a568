// The part of playwright-core that the tests use. The package is in the user's cache folder and not among the project's own,
// so its types are not at hand.

export interface Playwright {
    readonly chromium: {
        launch(options: {
            executablePath: string;
            env: NodeJS.ProcessEnv;
            headless: boolean;
            handleSIGTERM: boolean;
            args: readonly string[];
        }): Promise<BrowserWindow>;
    };
}

export interface BrowserWindow {
    newPage(options: {
        viewport: { width: number; height: number };
        deviceScaleFactor?: number;
    }): Promise<Page>;
    close(): Promise<void>;
}

export interface Page {
    readonly keyboard: { press(keys: string): Promise<void>; type(text: string): Promise<void> };
    readonly mouse: { move(x: number, y: number): Promise<void> };
    route(
        matches: (url: URL) => boolean,
        handle: (route: { abort(): Promise<void> }) => unknown,
    ): Promise<void>;
    exposeFunction(name: string, callback: (...args: never[]) => unknown): Promise<void>;
    goto(url: string): Promise<unknown>;
    on(event: 'crash', handle: () => void): unknown;
    /** What the system is to say of the colours that it prefers, and whether the page is on paper. */
    emulateMedia(options: {
        media?: 'screen' | 'print';
        colorScheme?: 'dark' | 'light';
        forcedColors?: 'active' | 'none';
    }): Promise<void>;
    close(): Promise<void>;
    setDefaultTimeout(milliseconds: number): void;
    setViewportSize(size: { width: number; height: number }): Promise<void>;
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    frames(): readonly Frame[];
    screenshot(options: { path: string; clip?: Box; timeout?: number }): Promise<unknown>;
}

/** A page in the page. */
export interface Frame {
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    /** Runs a script there, and gives what it ends with, as data. */
    evaluate(script: string): Promise<unknown>;
}

export interface Locator {
    focus(): Promise<void>;
    fill(text: string): Promise<void>;
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    first(): Locator;
    last(): Locator;
    waitFor(options?: { state?: 'visible' | 'hidden' | 'attached'; timeout?: number }): Promise<void>;
    click(options?: {
        button?: 'right';
        modifiers?: readonly 'Control'[];
        position?: { x: number; y: number };
    }): Promise<void>;
    dblclick(): Promise<void>;
    hover(options?: { force?: boolean; position?: { x: number; y: number } }): Promise<void>;
    innerText(): Promise<string>;
    getAttribute(name: string): Promise<string | null>;
    allInnerTexts(): Promise<string[]>;
    count(): Promise<number>;
    boundingBox(): Promise<Box | null>;
}

export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}
