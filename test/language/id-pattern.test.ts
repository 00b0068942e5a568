import assert from 'node:assert/strict';
import test from 'node:test';
import { idPattern } from '../../server/language/id-pattern';

const ROWS: readonly (readonly [pattern: string, name: string, isMeant: boolean | undefined])[] = [
    ['NODE_UART_0', 'NODE_UART_0', undefined],
    ['NODE_*', 'NODE_UART_0', true],
    ['NODE_*', 'XILPM_RESET_SD0', false],
    ['*_0', 'NODE_UART_0', true],
    ['*', '', true],
    ['NODE_UART_?', 'NODE_UART_1', true],
    ['NODE_UART_?', 'NODE_UART_', false],
    ['NODE_UART_?', 'NODE_UART_10', false],
    ['NODE_UART_[01]', 'NODE_UART_1', true],
    ['NODE_UART_[01]', 'NODE_UART_2', false],
    ['NODE_{SD,UART}_0', 'NODE_UART_0', true],
    ['NODE_{SD,UART}_0', 'NODE_ETH_0', false],
    ['NODE_{A,AB}B', 'NODE_ABB', true],
    ['NODE_UART_0..1', 'NODE_UART_0', undefined],
    ['NODE_{', 'NODE_', undefined],
    // Tried one after the other, the ways to read it would not come to an end.
    [`${'*A'.repeat(20)}B`, 'A'.repeat(60), false],
    ['*A'.repeat(20), 'A'.repeat(60), true],
    [`NODE_${'*'.repeat(1e7)}`, 'NODE_A', undefined],
];

for (const [pattern, name, isMeant] of ROWS)
    test(`${pattern.slice(0, 50)} and ${name.slice(0, 20)}`, () => {
        assert.equal(idPattern(pattern)?.(name), isMeant);
    });
