// The findings of a file with the severities that its project gives them.

import type { Problem } from '../model/problem';
import type { Severities } from '../model/project-file';

/** The same findings, without those that are off; the same list if nothing is otherwise. */
export function withSeverities(
    problems: readonly Problem[],
    severities: Severities | undefined,
): readonly Problem[] {
    if (severities === undefined || severities.size === 0) return problems;
    return problems.flatMap(problem => {
        const severity = severities.get(problem.code) ?? problem.severity;
        if (severity === 'off') return [];
        return severity === problem.severity ? [problem] : [{ ...problem, severity }];
    });
}
