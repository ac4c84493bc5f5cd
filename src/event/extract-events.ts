import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import type { TimeExpression } from '../mention/time-expression.ts';
import type { ArticleText } from '../text/article-text.ts';
import { applyRule } from './apply-rule.ts';
import { articleTime } from './article-time.ts';
import type { EventMention } from './event-mention.ts';
import type { EventTrace, TriggerTrace } from './event-trace.ts';
import { RULES } from './rules/index.ts';
import { type Scene, setScenes } from './scene.ts';
import { isOurs, scopeOf } from './scope.ts';
import { findTriggers, indexTriggers, type TriggerHit } from './trigger-index.ts';
import { type Draft, uniteReports } from './unite-reports.ts';
import { widenMarks } from './widen-marks.ts';

export type { EventTrace } from './event-trace.ts';

export interface ExtractInput {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly quantities: readonly Quantity[];
  readonly dictionary: CompiledDictionary;
  readonly publishedAt: string | null;
}

export interface Extracted {
  readonly events: EventMention[];
  readonly trace: EventTrace;
}

const INDEX = indexTriggers(RULES);
/** More triggers than this in one sentence are no prose. */
const MOST_TRIGGERS = 60;
/** A list that a sentence announces stands in so many sentences after it. */
const AHEAD = 3;
/** A pronoun or a dropped subject reaches back this many sentences. */
const MEMORY = 3;

/** The scenes a dropped subject may come from: the nearest before, then the title. */
function scenesBefore(scenes: readonly Scene[], at: number): Scene[] {
  const near = scenes.slice(Math.max(0, at - MEMORY), at).reverse();
  const title = scenes[0];
  return title === undefined || near.includes(title) || at === 0 ? near : [...near, title];
}

function triggersOf(scene: Scene): TriggerHit[] {
  return findTriggers(INDEX, scene.text, scene).slice(0, MOST_TRIGGERS);
}

/**
 * What an article says happened. Takes simplified text with its mentions, times and quantities, and the publication
 * date (`YYYY-MM-DD` or shorter); gives one event mention a happening, in the order of the text, with a trace of what
 * was found and given up. Pure, and linear in the length of the text.
 */
export function extractEvents(given: ExtractInput): Extracted {
  const input = { ...given, article: { ...given.article, text: widenMarks(given.article.text) } };
  const scope = scopeOf(input);
  if (scope === 'outside') return { events: [], trace: { outOfScope: true, triggers: [] } };
  const scenes = setScenes(input);
  const time = articleTime(scenes, input.publishedAt);
  const drafts: Draft[] = [];
  const traces: TriggerTrace[] = [];
  scenes.forEach((scene, at) => {
    const earlierScenes = scenesBefore(scenes, at);
    const later = scenes.slice(at + 1, at + 1 + AHEAD);
    const after = later[0];
    const next = after?.sentence.paragraph === scene.sentence.paragraph ? after : null;
    for (const hit of triggersOf(scene)) {
      const { events, trace } = applyRule(
        { scene, hit, earlierScenes, next, later, dictionary: input.dictionary },
        time,
      );
      traces.push(trace);
      for (const event of events) {
        drafts.push({
          event,
          inTitle: scene.sentence.inTitle,
          sentence: scene.sentence.index,
          sense: hit.rule.sense ?? hit.rule.name,
        });
      }
    }
  });
  const ours = uniteReports(drafts).filter((event) => isOurs(input, scope, event));
  return { events: ours, trace: { outOfScope: false, triggers: traces } };
}
