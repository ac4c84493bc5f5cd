import type { Page } from '../page.ts';

/** Every page with its address. */
export const PAGES: readonly Page[] = [];
