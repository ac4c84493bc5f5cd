import type { Page } from '../page.ts';
import { ARTICLES } from './article/routes.ts';
import { CHANGES } from './changes/routes.ts';
import { ENTITIES } from './entity/routes.ts';
import { EVENTS } from './events/routes.ts';
import { LANDSCAPE } from './landscape/routes.ts';
import { OPS } from './ops/routes.ts';
import { SEARCH } from './search-page.ts';
import { WORKBENCH } from './workbench/routes.ts';

/** Every page that people look at. */
export const PAGES: readonly Page[] = [
  LANDSCAPE,
  ...ENTITIES,
  ...EVENTS,
  ...ARTICLES,
  CHANGES,
  SEARCH,
  ...OPS,
  ...WORKBENCH,
];
