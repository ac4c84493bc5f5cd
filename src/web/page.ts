import type { Site } from '../api/site.ts';
import type { Scope } from '../api/token.ts';
import type { Html } from './html.ts';
import type { Language } from './language.ts';

/** Parts of the navigation. */
export const SECTIONS = ['landscape', 'events', 'articles', 'changes', 'ops', 'dictionary'] as const;
export type Section = (typeof SECTIONS)[number] | '';

/** One page, ready to be put into the layout. */
export interface View {
  readonly title: string;
  readonly active: Section;
  readonly body: Html;
  /** HTTP status; 200 unless told. */
  readonly status?: number;
  /** Names of assets to run after the page is shown (`chart.js`). */
  readonly scripts?: readonly string[];
  /** Address of a feed of what the page shows. */
  readonly feed?: string;
}

/** What a page is asked with. */
export interface PageRequest {
  /** Path as it was asked for, percent-encoding intact. */
  readonly path: string;
  /** Parts of the path by name, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Fields of the form that was sent; null for a `GET`. */
  readonly form: URLSearchParams | null;
  readonly language: Language;
  /** Whether the address names the language: links then carry it on. */
  readonly isLanguageChosen: boolean;
  /** What whoever asks may change; empty for who may only read. */
  readonly scopes: readonly Scope[];
  /** Who asks, for the book of orders. */
  readonly who: string;
  /** What every form that changes something must send as `form_token`; null for who may only read. */
  readonly formToken: string | null;
}

/** Another page to go to (303). */
export interface Redirect {
  readonly redirect: string;
}

/** A page and its address. One with a `scope` is a form's target: `POST`, signed in, with the form's token. */
export interface Page {
  /** `/models/:id`, as Fastify writes it. */
  readonly path: string;
  readonly scope?: Scope;
  /** A form that only asks, and is too long for an address: `POST` for everybody who may read. */
  readonly method?: 'POST';
  show(request: PageRequest, site: Site): Promise<View | Redirect>;
}
