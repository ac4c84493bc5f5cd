import type { Config } from '../config.ts';
import type { DictionaryFile } from '../dictionary/parse-file.ts';
import type { DraftForm } from './draft-entry.ts';
import type { Preview } from './preview-draft.ts';

/** An entry that somebody drafted, and whether they want to see what it would change. */
export interface DraftOrder {
  readonly config: Config;
  readonly form: DraftForm;
  readonly isPreviewed: boolean;
}

/** The file that the entry would stand in, or why it cannot be taken in. */
export type DraftAnswer =
  | {
      readonly kind: 'sound';
      readonly file: string;
      readonly changed: DictionaryFile;
      /** Null where none was asked for. */
      readonly preview: Preview | null;
    }
  | { readonly kind: 'unsound'; readonly file: string | null; readonly problems: readonly string[] }
  | { readonly kind: 'fault'; readonly message: string };
