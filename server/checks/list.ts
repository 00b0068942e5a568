// All checks. Their order does not matter: findings are sorted by place.

import type { Check } from './check';
import { indexGap } from './index-gap';

export const CHECKS: readonly Check[] = [indexGap];
