import { rules } from '../event/merge-rulings.ts';
import { speaksOf } from '../landscape/correct-value.ts';
import type { Correction } from '../landscape/correction.ts';
import type { Corrections } from '../landscape/corrections.ts';
import type { StoreSession } from '../ports/store.ts';

/** A correction that answers nothing any more. */
export interface UnansweredCorrection {
  readonly id: string;
  readonly message: string;
}

type Asked = Pick<StoreSession, 'mentions' | 'landscape' | 'entities'>;

async function missingValue(
  { landscape, entities }: Asked,
  correction: Extract<Correction, { kind: 'wrong-value' }>,
): Promise<string | null> {
  for (const subjectKey of await entities.keysOf(correction.entity)) {
    const values = await landscape.values({ subjectKey, property: correction.property });
    if (values.some((value) => speaksOf(correction, value))) return null;
  }
  return `nobody says any more that ${correction.property} of ${correction.entity} is ${correction.value}`;
}

async function missingMentions(
  { mentions }: Asked,
  correction: Exclude<Correction, { kind: 'wrong-value' }>,
): Promise<string | null> {
  const standing = (await mentions.ofArticles(correction.articles)).filter(({ mention }) =>
    rules(correction, mention),
  );
  const speaking = new Set(standing.map(({ mention }) => mention.articleId));
  const silent = correction.articles.filter((article) => !speaking.has(article));
  if (silent.length === 0) return null;
  return `${silent.join(', ')}: tells of no ${correction.type} of ${correction.about} any more`;
}

/** Corrections whose text has gone: the value that nobody states, the article that does not tell of the event. */
export async function unansweredCorrections(
  session: Asked,
  { all }: Corrections,
): Promise<UnansweredCorrection[]> {
  const found: UnansweredCorrection[] = [];
  for (const one of all) {
    const message =
      one.kind === 'wrong-value' ? await missingValue(session, one) : await missingMentions(session, one);
    if (message !== null) found.push({ id: one.id, message });
  }
  return found;
}
